with companies as (

    select * from {{ ref('base_lead_scoring__crm_companies') }}

)

select
    {{ lead_scoring_text('company_id') }} as company_id,
    {{ lead_scoring_text('company_name') }} as company_name,
    lower({{ lead_scoring_text('domain') }}) as company_domain,
    {{ lead_scoring_text('industry') }} as industry,
    {{ lead_scoring_try_cast('employee_count', 'decimal(18, 4)') }}
        as employee_count,
    {{ lead_scoring_try_cast('annual_revenue', 'decimal(18, 4)') }}
        as annual_revenue,
    {{ lead_scoring_text('country') }} as company_country,
    {{ lead_scoring_try_cast('loaded_at', dbt.type_timestamp()) }} as loaded_at
from companies
where {{ lead_scoring_text('company_id') }} is not null
