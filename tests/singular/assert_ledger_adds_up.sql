-- Assumes that the score is the sum of its reasons. Were it computed a second
-- way, or a line lost or repeated by a join, sales could not trust either.
with reasons as (

    select
        lead_id,
        scorecard_id,
        sum(points) as points
    from {{ ref('lead_score_reasons') }}
    group by lead_id, scorecard_id

)

select
    lead_scorecard_scores.lead_id,
    lead_scorecard_scores.score,
    reasons.points
from {{ ref('lead_scorecard_scores') }} as lead_scorecard_scores
left join reasons
    on
        lead_scorecard_scores.lead_id = reasons.lead_id
        and lead_scorecard_scores.scorecard_id = reasons.scorecard_id
where lead_scorecard_scores.score <> coalesce(reasons.points, 0)
