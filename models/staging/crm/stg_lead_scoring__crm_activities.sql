with activities as (

    select * from {{ ref('base_lead_scoring__crm_activities') }}

)

select
    {{ lead_scoring_text('activity_id') }} as activity_id,
    {{ lead_scoring_text('lead_id') }} as lead_id,
    lower({{ lead_scoring_text('activity_type') }}) as activity_type,
    occurred_at,
    loaded_at
from activities
where {{ lead_scoring_text('activity_id') }} is not null
