with opportunities as (

    select * from {{ ref('base_lead_scoring__crm_opportunities') }}

)

select
    {{ lead_scoring_text('opportunity_id') }} as opportunity_id,
    {{ lead_scoring_text('lead_id') }} as lead_id,
    {{ lead_scoring_try_cast('created_at', dbt.type_timestamp()) }}
        as created_at,
    {{ lead_scoring_try_cast('closed_at', dbt.type_timestamp()) }} as closed_at,
    coalesce(
        {{ lead_scoring_try_cast('is_won', dbt.type_boolean()) }}, false
    ) as is_won,
    {{ lead_scoring_try_cast('amount', 'decimal(18, 4)') }} as amount,
    {{ lead_scoring_text('stage') }} as stage,
    {{ lead_scoring_try_cast('loaded_at', dbt.type_timestamp()) }} as loaded_at
from opportunities
where {{ lead_scoring_text('opportunity_id') }} is not null
