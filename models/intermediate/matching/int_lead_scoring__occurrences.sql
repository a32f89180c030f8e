-- Events as what leads did. Dateless: as-of dates choose from it by day,
-- known_at, known_from and known_to; and rules by signal, so that a rule edit
-- leaves it as it is.
with events as (

    select * from {{ ref('int_lead_scoring__events') }}
    where set_aside_reason is null

)

select
    actor_leads.lead_key,
    events.signal_key,
    events.event_day,
    events.known_at,
    actor_leads.known_from,
    actor_leads.known_to,
    events.occurred_at
from events
inner join {{ ref('int_lead_scoring__actor_leads') }} as actor_leads
    on
        events.actor_key = actor_leads.actor_key
        and events.event_day > actor_leads.after_day
        and events.event_day <= actor_leads.until_day
