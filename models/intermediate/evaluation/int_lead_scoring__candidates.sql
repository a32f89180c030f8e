{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- Whom the score of today is for, as in the past: leads that have not converted
-- and are not disqualified.
select
    scores.lead_key,
    scores.scorecard_id,
    scores.score
from {{ ref('int_lead_scoring__scores') }} as scores
where
    not exists (
        select 1 from {{ ref('int_lead_scoring__conversions') }} as conversions
        where conversions.lead_key = scores.lead_key
    )
    and not exists (
        select 1
        from {{ ref('int_lead_scoring__disqualifications') }} as disqualified
        where
            disqualified.lead_key = scores.lead_key
            and disqualified.scorecard_id = scores.scorecard_id
    )
