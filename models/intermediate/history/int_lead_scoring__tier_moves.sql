-- The changes that cross tiers or sales-readiness, also those of leads that are
-- scored no more. On a scorecard's first stored day nobody crosses.
with score_changes as (

    select * from {{ ref('int_lead_scoring__score_changes') }}

),

first_days as (

    select
        scorecard_id,
        min(as_of_date) as as_of_date
    from score_changes
    group by scorecard_id

)

select
    score_changes.lead_id,
    score_changes.scorecard_id,
    score_changes.as_of_date,
    score_changes.is_scored,
    score_changes.tier_before,
    score_changes.tier,
    score_changes.was_sales_ready,
    coalesce(score_changes.is_sales_ready, false) as is_sales_ready,
    score_changes.score_before,
    score_changes.score,
    score_changes.is_by_rules,
    case
        when score_changes.is_disqualified
            then score_changes.disqualified_reason
        when score_changes.tier_before is null then score_changes.top_reasons
        -- other bounds of tiers moved it, whatever the score did
        when
            score_changes.is_sales_ready and not score_changes.was_sales_ready
            and score_changes.score <= score_changes.score_before
            then null
        when
            score_changes.was_sales_ready and not score_changes.is_sales_ready
            and score_changes.score >= score_changes.score_before
            then null
        else score_changes.moved_by
    end as reasons,
    score_changes.as_of_date = first_days.as_of_date as is_first_day
from score_changes
inner join first_days
    on score_changes.scorecard_id = first_days.scorecard_id
where
    score_changes.tier is distinct from score_changes.tier_before
    or coalesce(score_changes.is_sales_ready, false)
    <> score_changes.was_sales_ready
