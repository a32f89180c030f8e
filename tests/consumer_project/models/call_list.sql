select
    lead_scores.lead_id,
    lead_scores.score,
    lead_scores.tier,
    tiers.monthly_price
from {{ ref('lead_scores') }} as lead_scores
left join {{ source('hubspot', 'contact') }} as contacts
    on lead_scores.source_record_id = cast(contacts.id as varchar)
left join {{ ref('tiers') }} as tiers
    on lower(contacts.property_plan_type) = tiers.tier
