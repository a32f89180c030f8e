-- The companies with the warmest leads. One row per scorecard and company.
select *
from lead_scoring.account_scores
where best_score > 0
qualify row_number() over (
    partition by scorecard_id
    order by sales_ready_leads desc, best_score desc, score_sum desc, company_id
) <= 10
order by
    scorecard_id, sales_ready_leads desc, best_score desc, score_sum desc,
    company_id
