-- What rules say of themselves.
select distinct disqualified_reason as reason
from lead_scoring.lead_scorecard_scores
where disqualified_reason is not null

union

select distinct reason
from lead_scoring.lead_score_reasons
where line_type = 'rule'
