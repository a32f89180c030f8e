-- Assumes that every distinct event is in the facts once or set aside with a
-- reason. A join that loses or repeats events would silently move scores.
with counts as (

    select
        (
            select count(distinct event_key)
            from {{ ref('stg_lead_scoring__events') }}
        ) as distinct_events,
        (
            select coalesce(sum(occurrences), 0)
            from {{ ref('int_lead_scoring__actor_days') }}
        ) as counted,
        (
            select count(*) from {{ ref('int_lead_scoring__events') }}
            where set_aside_reason is not null
        ) as set_aside

)

select * from counts
where distinct_events <> counted + set_aside
