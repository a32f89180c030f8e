{{ config(enabled='salesforce' in var('lead_scoring_sources')) }}
-- A lead has no account yet, but says what its company is: that is a company of
-- the lead's own.
with accounts as (

    {{ lead_scoring_source_table('salesforce', 'account') }}

),

people as (

    select * from {{ ref('base_lead_scoring__salesforce_people') }}

)

select
    'salesforce' as source_system,
    id as source_record_id,
    _fivetran_synced as loaded_at,
    'salesforce:' || id as company_id,
    name as company_name,
    {{ _lead_scoring_web_domain('website') }} as domain,
    industry,
    number_of_employees as employee_count,
    annual_revenue,
    billing_country as country
from accounts
where coalesce(_fivetran_active, true)

union all

select
    'salesforce' as source_system,
    id as source_record_id,
    _fivetran_synced as loaded_at,
    'salesforce:lead:' || id as company_id,
    company_name,
    {{ _lead_scoring_web_domain('website') }} as domain,
    industry,
    number_of_employees as employee_count,
    annual_revenue,
    country
from people
where company_id is null and {{ _lead_scoring_salesforce_has_company() }}
