-- One row per scorecard and tier that has leads, the highest first.
select
    scorecard_id,
    tier,
    bool_or(is_sales_ready) as is_sales_ready,
    count(*) as leads,
    count(*) / sum(count(*)) over (partition by scorecard_id) as share,
    min(score) as lowest,
    max(score) as highest
from lead_scoring.lead_scorecard_scores
group by scorecard_id, tier, is_disqualified
order by scorecard_id, is_disqualified, highest desc, lowest desc, tier
