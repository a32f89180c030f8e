-- What became of the events of each load, as of the as-of date.
{% set is_late = 'events.known_at > ' ~ dbt.dateadd(
    'day', var('lead_scoring_late_days'), 'events.occurred_at'
) -%}

with actors as (

    -- on a day an actor is one lead
    select
        actor_leads.actor_key,
        actor_leads.lead_key,
        actor_leads.after_day,
        actor_leads.until_day
    from {{ ref('int_lead_scoring__actor_leads') }} as actor_leads
    inner join {{ ref('int_lead_scoring__pairs') }} as pairs
        on
            actor_leads.lead_key = pairs.lead_key
            and pairs.counts_from = date '1900-01-01'
            and actor_leads.known_from <= pairs.as_of_at
            and actor_leads.known_to > pairs.as_of_at

),

used_signals as (

    select distinct signal_key
    from {{ ref('int_lead_scoring__scored_signals') }}

),

events as (

    select
        events.channel,
        events.loaded_day,
        events.set_aside_reason,
        case
            when events.set_aside_reason is not null then 'set aside'
            when
                events.event_day > as_of.as_of_date
                or events.known_at > as_of.known_at
                then 'later'
            when actors.lead_key is null then 'unmatched'
            when used_signals.signal_key is null then 'unused'
            else 'used'
        end as outcome,
        case
            when events.set_aside_reason like '% time' then 0
            when {{ is_late }} then 1
            else 0
        end as is_late
    from {{ ref('int_lead_scoring__events') }} as events
    cross join {{ ref('int_lead_scoring__as_of') }} as as_of
    left join actors
        on
            events.set_aside_reason is null
            and events.actor_key = actors.actor_key
            and events.event_day > actors.after_day
            and events.event_day <= actors.until_day
    left join used_signals on events.signal_key = used_signals.signal_key

)

select
    channel,
    loaded_day,
    outcome,
    set_aside_reason,
    count(*) as events,
    sum(is_late) as late_events
from events
group by channel, loaded_day, outcome, set_aside_reason
