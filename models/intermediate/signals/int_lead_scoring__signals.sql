-- depends_on: {{ ref('int_lead_scoring__loads') }}
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='sync_all_columns',
    pre_hook='{{ lead_scoring_forget_loads(by_day=false) }}',
    post_hook='{{ lead_scoring_remember_loads() }}',
) }}

with distinct_signals as (

    select distinct
        {{ lead_scoring_signal_columns() | join(',\n        ') }}
    from {{ ref('stg_lead_scoring__events') }}
    where {{ lead_scoring_is_unread({
        'web': "channel = 'web'", 'email': "channel = 'email'"
    }) }}

),

keyed as (

    select
        {{ lead_scoring_key(lead_scoring_signal_columns()) }} as signal_key,
        distinct_signals.*
    from distinct_signals

)

select * from keyed
{%- if is_incremental() %}
where
    not exists (
        select 1 from {{ this }} as known
        where known.signal_key = keyed.signal_key
    )
{%- endif %}
