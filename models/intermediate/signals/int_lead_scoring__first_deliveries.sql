-- The first known delivery of each event, narrow: keys instead of texts, so
-- that all after it is cheap and no address travels further. Each build reads
-- what was loaded since, and weighs a repeat against what is here.
{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='event_key',
    on_schema_change='sync_all_columns',
    pre_hook='{{ lead_scoring_forget_loads() }}',
    post_hook='{{ lead_scoring_remember_loads() }}',
) }}
-- depends_on: {{ ref('int_lead_scoring__loads') }}

{% set columns = [
    'event_key', 'signal_key', 'email_key', 'user_key', 'visitor_key',
    'mail_key', 'link_key', 'occurred_at', 'known_at', 'event_day',
    'set_aside_reason', 'channel', 'loaded_day',
] | join(', ') -%}

{% set is_unread = lead_scoring_is_unread({
    'web': "channel = 'web'", 'email': "channel = 'email'"
}) -%}

with deliveries as (

    select * from {{ ref('stg_lead_scoring__events') }}
    where {{ is_unread }}

),

bot_agents as (

    -- not from the deliveries, which would then be kept in full width
    {{ _lead_scoring_bot_agents(is_unread) | indent(4) }}

),

keyed as (

    {{ _lead_scoring_keyed_deliveries('deliveries', 'bot_agents') | indent(4) }}

),

candidates as (

    select {{ columns }} from keyed

    {%- if is_incremental() and is_unread != 'true' %}

    union all

    select {{ columns }} from {{ this }}
    where event_key in (select keyed.event_key from keyed)
    {%- endif %}

),

repeated as (

    select event_key from candidates
    group by event_key
    having count(*) > 1

),

ranked as (

    -- of several deliveries the first known counts, a usable time before none
    select
        candidates.*,
        row_number() over (
            partition by event_key
            order by
                case when set_aside_reason like '% time' then 1 else 0 end,
                known_at nulls last, occurred_at nulls last, signal_key,
                coalesce(email_key, 0), coalesce(user_key, 0),
                coalesce(visitor_key, 0), coalesce(link_key, 0),
                {{ lead_scoring_sort_text('set_aside_reason') }} nulls last,
                loaded_day
        ) as delivery
    from candidates
    where event_key in (select repeated.event_key from repeated)

)

select {{ columns }} from candidates
where
    not exists (
        select 1 from repeated
        where repeated.event_key = candidates.event_key
    )

union all

select {{ columns }} from ranked
where delivery = 1
