-- What rules say of themselves.
select distinct reason
from lead_scoring.lead_score_reasons
where line_type = 'rule'
