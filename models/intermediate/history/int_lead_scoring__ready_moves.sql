-- When people enter and leave the sales-ready tiers: a person is in them while
-- one of its records is, so that a merge moves nobody. What a build was the
-- first to see is of its day, also where days before it were filled in since;
-- what lies before the first build is backfilled.
with days as (

    select
        as_of_date,
        is_backfilled
    from {{ ref('int_lead_scoring__score_days') }}
    where is_stored

),

seen as (

    select
        days.as_of_date,
        min(builds.as_of_date) as seen_on
    from days
    inner join days as builds on days.as_of_date <= builds.as_of_date
    where not builds.is_backfilled
    group by days.as_of_date

),

first_builds as (

    select
        first_days.scorecard_id,
        min(seen.seen_on) as as_of_date
    from (
        select
            scorecard_id,
            min(as_of_date) as as_of_date
        from {{ ref('int_lead_scoring__score_changes') }}
        group by scorecard_id
    ) as first_days
    inner join seen on first_days.as_of_date = seen.as_of_date
    group by first_days.scorecard_id

),

survivors as (

    select * from {{ ref('int_lead_scoring__current_survivors') }}

),

moves as (

    select
        moves.*,
        coalesce(survivors.survivor_id, moves.lead_id) as person_id,
        coalesce(moves.as_of_date <= first_builds.as_of_date, true)
            as is_backfilled,
        case
            when moves.as_of_date > first_builds.as_of_date then seen.seen_on
            else moves.as_of_date
        end as moved_on,
        case when moves.is_sales_ready then 1 else -1 end as change
    from {{ ref('int_lead_scoring__tier_moves') }} as moves
    left join survivors on moves.lead_id = survivors.lead_id
    left join first_builds on moves.scorecard_id = first_builds.scorecard_id
    left join seen on moves.as_of_date = seen.as_of_date
    where moves.is_sales_ready <> moves.was_sales_ready

),

ranked as (

    select
        *,
        sum(change) over (
            partition by person_id, scorecard_id order by moved_on
        ) as ready_records,
        sum(change) over (
            partition by person_id, scorecard_id, moved_on
        ) as day_change,
        row_number() over (
            partition by person_id, scorecard_id, moved_on
            order by
                change desc,
                as_of_date desc,
                score desc,
                {{ lead_scoring_sort_text('lead_id') }}
        ) as place
    from moves

)

select
    lead_id,
    person_id,
    scorecard_id,
    moved_on,
    ready_records > 0 as is_sales_ready,
    is_first_day,
    is_backfilled,
    score,
    tier,
    reasons
from ranked
where
    place = 1
    and (ready_records > 0) <> (ready_records - day_change > 0)
