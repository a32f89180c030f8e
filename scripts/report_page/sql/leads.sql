-- Who the chosen leads are and how they score, the best first. One row per
-- scorecard and lead.
select
    scores.scorecard_id,
    scores.lead_id,
    leads.full_name,
    leads.email,
    leads.company_name,
    leads.owner_id,
    leads.lifecycle_stage,
    cast(leads.last_engaged_at as date) as last_engaged_on,
    scores.score,
    scores.tier,
    scores.is_sales_ready,
    scores.grade,
    scores.top_reasons,
    scores.zero_reason,
    scores.disqualified_reason,
    scores.lead_confidence,
    scores.lead_confidence_low,
    scores.lead_confidence_high,
    scores.no_confidence_reason,
    case when scores.is_primary then leads.previous_score end as previous_score,
    case when scores.is_primary then leads.score_trend end as score_trend,
    case when scores.is_primary then leads.tier_since end as tier_since
from chosen
inner join lead_scoring.lead_scorecard_scores as scores
    using (scorecard_id, lead_id)
inner join lead_scoring.lead_scores as leads using (lead_id)
order by scores.scorecard_id, chosen.place
