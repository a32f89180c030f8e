-- What leads did that matters to a rule, or is engagement, by day. Dateless:
-- as-of dates choose from it by day, known_at, known_from and known_to.
with actor_days as (

    select * from {{ ref('int_lead_scoring__actor_days') }}

)

select
    actor_leads.lead_key,
    scored_signals.rule_id,
    scored_signals.effect,
    coalesce(rules.lead_conditions, 0) as lead_conditions,
    actor_days.event_day,
    actor_days.known_at,
    actor_leads.known_from,
    actor_leads.known_to,
    actor_days.occurrences,
    actor_days.newest_at
from actor_days
inner join {{ ref('int_lead_scoring__scored_signals') }} as scored_signals
    on actor_days.signal_key = scored_signals.signal_key
inner join {{ ref('int_lead_scoring__actor_leads') }} as actor_leads
    on
        actor_days.actor_key = actor_leads.actor_key
        and actor_days.event_day > actor_leads.after_day
        and actor_days.event_day <= actor_leads.until_day
left join {{ ref('int_lead_scoring__rules') }} as rules
    on scored_signals.rule_id = rules.rule_id
where
    -- validity bounds the days of event rules; of others, the as-of date
    rules.rule_id is null
    or rules.kind <> 'event'
    or actor_days.event_day between rules.valid_from and rules.valid_to
