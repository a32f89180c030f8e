-- The fact table: how often an actor did something on a day. Its grain is the
-- actor, not the lead: identity and rules are joins and never rewrite it.
select
    actor_key,
    signal_key,
    event_day,
    known_at,
    count(*) as occurrences,
    max(occurred_at) as newest_at
from {{ ref('int_lead_scoring__events') }}
where set_aside_reason is null
group by actor_key, signal_key, event_day, known_at
