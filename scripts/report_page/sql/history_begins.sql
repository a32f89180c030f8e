-- The first stored day of each scorecard.
select
    scorecard_id,
    min(valid_from) as first_day
from lead_scoring.lead_score_history
group by scorecard_id
