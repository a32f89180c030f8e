with companies as (

    select * from {{ ref('base_lead_scoring__crm_companies') }}

)

select
    {{ lead_scoring_text('company_id') }} as company_id,
    {{ lead_scoring_text('company_name') }} as company_name,
    lower({{ lead_scoring_text('domain') }}) as company_domain,
    {{ lead_scoring_text('industry') }} as industry,
    employee_count,
    annual_revenue,
    {{ lead_scoring_text('country') }} as company_country,
    loaded_at
from companies
where {{ lead_scoring_text('company_id') }} is not null
