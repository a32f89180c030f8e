-- Runs of identifications: a visitor or user is recognised as the same person
-- from first_at to last_day; a run ends where someone else is recognised, or
-- where what was known does not grow in the order of the days.
with events as (

    select * from {{ ref('int_lead_scoring__events') }}
    where set_aside_reason is null

),

links as (

    select
        visitor_key as actor_key,
        coalesce(email_key, user_key) as identity_key,
        event_day,
        occurred_at,
        known_at
    from events
    where visitor_key is not null and coalesce(email_key, user_key) is not null

    union all

    select
        user_key as actor_key,
        email_key as identity_key,
        event_day,
        occurred_at,
        known_at
    from events
    where user_key is not null and email_key is not null

),

days as (

    select
        actor_key,
        identity_key,
        event_day,
        min(occurred_at) as first_at,
        min(known_at) as known_at
    from links
    group by actor_key, identity_key, event_day

),

compared as (

    select
        *,
        lag(identity_key) over (
            partition by actor_key order by first_at, identity_key
        ) as identity_before,
        max(known_at) over (
            partition by actor_key order by first_at, identity_key
            rows between unbounded preceding and 1 preceding
        ) as known_before
    from days

),

numbered as (

    select
        *,
        sum(case
            when identity_key = identity_before and known_at >= known_before
                then 0
            else 1
        end) over (
            partition by actor_key order by first_at, identity_key
            rows between unbounded preceding and current row
        ) as run
    from compared

)

select
    actor_key,
    identity_key,
    run,
    max(event_day) as last_day,
    min(known_at) as known_from
from numbered
group by actor_key, identity_key, run
