select
    lead_scores.lead_id,
    lead_scores.score,
    lead_scores.tier,
    tiers.monthly_price
from {{ ref('lead_scores') }} as lead_scores
left join {{ source('acme_raw', 'crm_leads') }} as crm_leads
    on lead_scores.lead_id = cast(crm_leads.lead_id as varchar)
left join {{ ref('tiers') }} as tiers on lower(crm_leads.plan) = tiers.tier
