-- What leads did that matters to a rule, or is engagement. Dateless:
-- as-of dates choose from it by day, known_at, known_from and known_to.
with events as (

    select * from {{ ref('int_lead_scoring__events') }}
    where set_aside_reason is null

)

select
    actor_leads.lead_key,
    scored_signals.rule_id,
    scored_signals.effect,
    coalesce(rules.lead_conditions, 0) as lead_conditions,
    events.event_day,
    events.known_at,
    actor_leads.known_from,
    actor_leads.known_to,
    events.occurred_at
from events
inner join {{ ref('int_lead_scoring__scored_signals') }} as scored_signals
    on events.signal_key = scored_signals.signal_key
inner join {{ ref('int_lead_scoring__actor_leads') }} as actor_leads
    on
        events.actor_key = actor_leads.actor_key
        and events.event_day > actor_leads.after_day
        and events.event_day <= actor_leads.until_day
left join {{ ref('int_lead_scoring__rules') }} as rules
    on scored_signals.rule_id = rules.rule_id
where
    -- validity bounds the days of event rules; of others, the as-of date
    rules.rule_id is null
    or rules.kind <> 'event'
    or events.event_day between rules.valid_from and rules.valid_to
