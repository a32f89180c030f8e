-- The deliveries of each source system by the day of loading, and how many of
-- them are deliveries of an event that the facts have; of which each build
-- reads the new.
-- depends_on: {{ ref('int_lead_scoring__loads') }}
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='sync_all_columns',
    pre_hook='{{ lead_scoring_forget_loads() }}',
    post_hook='{{ lead_scoring_remember_loads() }}',
) }}

with deliveries as (

    select
        channel,
        source_system,
        coalesce(cast(loaded_at as date), date '1900-01-01') as loaded_day,
        event_key
    from {{ ref('stg_lead_scoring__events') }}
    where {{ lead_scoring_is_unread({
        'web': "channel = 'web'", 'email': "channel = 'email'"
    }) }}

),

events as (

    select event_key from {{ ref('int_lead_scoring__first_deliveries') }}

),

counts as (

    select
        channel,
        source_system,
        loaded_day,
        count(*) as deliveries
    from deliveries
    group by channel, source_system, loaded_day

),

found as (

    select
        channel,
        source_system,
        loaded_day,
        count(*) as found_deliveries
    from deliveries
    where event_key in (select events.event_key from events)
    group by channel, source_system, loaded_day

)

select
    counts.channel,
    counts.source_system,
    counts.loaded_day,
    counts.deliveries,
    coalesce(found.found_deliveries, 0) as found_deliveries
from counts
left join found
    on
        counts.channel = found.channel
        and counts.source_system = found.source_system
        and counts.loaded_day = found.loaded_day
