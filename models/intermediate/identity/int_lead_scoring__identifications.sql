-- Runs of identifications: a visitor or user is recognised as the same person
-- until last_day. A run goes on with the same person if nothing later was
-- known before: who knew its start only would have said the same.
with events as (

    select * from {{ ref('int_lead_scoring__events') }}
    where set_aside_reason is null

),

links as (

    select distinct
        visitor_key as actor_key,
        coalesce(email_key, user_key) as identity_key,
        event_day,
        occurred_at,
        known_at
    from events
    where visitor_key is not null and coalesce(email_key, user_key) is not null

    union all

    select distinct
        user_key as actor_key,
        email_key as identity_key,
        event_day,
        occurred_at,
        known_at
    from events
    where user_key is not null and email_key is not null

),

compared as (

    select
        *,
        lag(identity_key) over (
            partition by actor_key order by occurred_at, identity_key, known_at
        ) as identity_before,
        min(known_at) over (
            partition by actor_key order by occurred_at, identity_key, known_at
            rows between 1 following and unbounded following
        ) as known_after
    from links

),

numbered as (

    select
        *,
        sum(case
            when
                identity_key = identity_before
                and known_at <= coalesce(known_after, known_at)
                then 0
            else 1
        end) over (
            partition by actor_key order by occurred_at, identity_key, known_at
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
