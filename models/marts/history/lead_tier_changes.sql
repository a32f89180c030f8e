select
    lead_id,
    scorecard_id,
    as_of_date as changed_on,
    tier_before as from_tier,
    tier as to_tier,
    score_before,
    score as score_after,
    is_sales_ready and not was_sales_ready as became_sales_ready,
    is_by_rules,
    reasons
from {{ ref('int_lead_scoring__tier_moves') }}
where is_scored and not is_first_day
