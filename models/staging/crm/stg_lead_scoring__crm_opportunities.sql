with opportunities as (

    select * from {{ ref('base_lead_scoring__crm_opportunities') }}

)

select
    {{ lead_scoring_text('opportunity_id') }} as opportunity_id,
    {{ lead_scoring_text('lead_id') }} as lead_id,
    created_at,
    closed_at,
    coalesce(is_won, false) as is_won,
    amount,
    {{ lead_scoring_text('stage') }} as stage,
    loaded_at
from opportunities
where {{ lead_scoring_text('opportunity_id') }} is not null
