-- Whose are the days of a visitor or user: of the first identification on that
-- day or after it, else of the last one before it, among those known by then.
with runs as (

    select * from {{ ref('int_lead_scoring__identifications') }}

),

gaps as (

    select
        actor_key,
        run as gap,
        coalesce(
            lag(last_day) over (partition by actor_key order by run),
            date '1900-01-01'
        ) as after_day,
        case
            when count(*) over (partition by actor_key) = 1
                then date '9999-12-31'
            else last_day
        end as until_day
    from runs

    union all

    select
        actor_key,
        max(run) + 1 as gap,
        max(last_day) as after_day,
        date '9999-12-31' as until_day
    from runs
    group by actor_key
    having count(*) > 1

),

candidates as (

    select
        gaps.actor_key,
        gaps.gap,
        gaps.after_day,
        gaps.until_day,
        runs.identity_key,
        runs.known_from,
        timestamp '9999-12-31' as known_to,
        case when runs.run >= gaps.gap then 0 else 1 end as is_before,
        abs(runs.run - gaps.gap) as distance
    from gaps
    inner join runs on gaps.actor_key = runs.actor_key
    where gaps.after_day < gaps.until_day

)

{{ lead_scoring_first_by_priority(
    'candidates',
    subject=['actor_key', 'gap'],
    payload=['after_day', 'until_day', 'identity_key'],
    priority=['candidates.is_before', 'candidates.distance'],
) }}
