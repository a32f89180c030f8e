-- The score some days ago, and since when the tier holds, as history has them.
{% set compare_by = dbt.dateadd(
    'day', -(var('lead_scoring_trend_days') | int), 'as_of.as_of_date'
) -%}

with scores as (

    select * from {{ ref('lead_scorecard_scores') }}

),

score_changes as (

    select * from {{ ref('int_lead_scoring__score_changes') }}

),

compared as (

    -- the newest stored day that is old enough, else the oldest there is
    select
        coalesce(
            max(case
                when days.as_of_date <= {{ compare_by }} then days.as_of_date
            end),
            min(days.as_of_date)
        ) as as_of_date
    from {{ ref('int_lead_scoring__score_days') }} as days
    inner join {{ ref('int_lead_scoring__as_of') }} as as_of
        on days.as_of_date < as_of.as_of_date

),

newest_scores as (

    select * from {{ ref('int_lead_scoring__day_scores') }}
    where
        as_of_date = (
            select max(days.as_of_date)
            from {{ ref('int_lead_scoring__score_days') }} as days
        )

),

later_changes as (

    -- the first change after a day says what was shown until then
    select
        score_changes.lead_id,
        score_changes.scorecard_id,
        score_changes.score_before,
        row_number() over (
            partition by score_changes.lead_id, score_changes.scorecard_id
            order by score_changes.as_of_date
        ) as place
    from score_changes
    where
        score_changes.as_of_date
        > (select compared.as_of_date from compared)

),

tier_moves as (

    select
        moves.lead_id,
        moves.scorecard_id,
        moves.tier,
        moves.as_of_date,
        row_number() over (
            partition by moves.lead_id, moves.scorecard_id
            order by moves.as_of_date desc
        ) as place
    from {{ ref('int_lead_scoring__tier_moves') }} as moves
    inner join {{ ref('int_lead_scoring__as_of') }} as as_of
        on moves.as_of_date <= as_of.as_of_date
    where moves.tier is distinct from moves.tier_before

),

joined as (

    select
        scores.lead_id,
        scores.scorecard_id,
        scores.score,
        compared.as_of_date as compared_on,
        case
            when compared.as_of_date is null then null
            when later_changes.place = 1 then later_changes.score_before
            else newest_scores.score
        end as previous_score,
        tier_moves.as_of_date as tier_since
    from scores
    cross join compared
    left join later_changes
        on
            scores.lead_id = later_changes.lead_id
            and scores.scorecard_id = later_changes.scorecard_id
            and later_changes.place = 1
    left join newest_scores
        on
            scores.lead_id = newest_scores.lead_id
            and scores.scorecard_id = newest_scores.scorecard_id
    left join tier_moves
        on
            scores.lead_id = tier_moves.lead_id
            and scores.scorecard_id = tier_moves.scorecard_id
            and scores.tier = tier_moves.tier
            and tier_moves.place = 1

)

select
    lead_id,
    scorecard_id,
    compared_on,
    previous_score,
    case
        when compared_on is null then null
        when previous_score is null then 'new'
        when
            score - previous_score >= {{ var('lead_scoring_trend_points') }}
            then 'rising'
        when
            previous_score - score >= {{ var('lead_scoring_trend_points') }}
            then 'falling'
        else 'steady'
    end as score_trend,
    tier_since
from joined
