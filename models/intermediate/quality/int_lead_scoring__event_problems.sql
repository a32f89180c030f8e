-- The same of the raw events, and times that can't be and events that nobody
-- has declared; kept by the day of loading, of which each build reads the new.
-- depends_on: {{ ref('int_lead_scoring__loads') }}
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='sync_all_columns',
    pre_hook='{{ lead_scoring_forget_loads() }}',
    post_hook='{{ lead_scoring_remember_loads() }}',
) }}

{% set channels = {'web': "channel = 'web'", 'email': "channel = 'email'"} -%}

with deliveries as (

    select * from {{ ref('stg_lead_scoring__events') }}
    where {{ lead_scoring_is_unread(channels) }}

),

{% for channel in channels -%}
{% set name = channel ~ '_events' -%}
flawed_{{ name }} as (

    select * from {{ ref('base_lead_scoring__' ~ name) }}
    where
        {{ lead_scoring_is_unread({channel: 'true'}) }}
        and ({{ lead_scoring_is_flawed(name) }})

),

{% endfor -%}
findings as (

    {% for channel in channels -%}
    {% set name = channel ~ '_events' -%}
    {{ lead_scoring_unreadable_values(name, 'flawed_' ~ name) }}

    union all

    {{ lead_scoring_missing_ids(name, 'flawed_' ~ name) }}

    union all

    {% endfor -%}
    select
        channel || '_events' as source_table,
        source_system,
        source_record_id,
        'occurred_at' as column_name,
        cast(occurred_at as {{ dbt.type_string() }}) as value,
        'is absurd: before the company existed, or after the row was loaded'
            as problem,
        loaded_at
    from deliveries
    where {{ lead_scoring_is_absurd_time('occurred_at', 'loaded_at') }}

    union all

    select
        deliveries.channel || '_events' as source_table,
        min({{ lead_scoring_sort_text('deliveries.source_system') }})
            as source_system,
        min({{ lead_scoring_sort_text('deliveries.source_record_id') }})
            as source_record_id,
        'event_name' as column_name,
        deliveries.event_name as value,
        'is no event of event_kinds.csv; it scores nothing (one row of many)'
            as problem,
        min(deliveries.loaded_at) as loaded_at
    from deliveries
    left join {{ ref('stg_lead_scoring__event_kinds') }} as event_kinds
        on deliveries.event_name = event_kinds.event_name
    where event_kinds.event_name is null and deliveries.event_name is not null
    group by
        deliveries.channel, deliveries.event_name,
        cast(deliveries.loaded_at as date)

)

select
    source_table,
    source_system,
    source_record_id,
    column_name,
    value,
    problem,
    {{ dbt.split_part('source_table', "'_'", 1) }} as channel,
    coalesce(cast(loaded_at as date), date '1900-01-01') as loaded_day
from findings
