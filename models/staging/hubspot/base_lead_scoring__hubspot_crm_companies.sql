{{ config(enabled='hubspot' in var('lead_scoring_sources')) }}

with companies as (

    {{ lead_scoring_source_table('hubspot', 'company') | indent(4) }}

)

select
    'hubspot' as source_system,
    id as source_record_id,
    coalesce(_fivetran_synced, property_createdate) as loaded_at,
    property_createdate as known_at,
    'hubspot:' || id as company_id,
    property_name as company_name,
    property_domain as domain,
    property_industry as industry,
    property_numberofemployees as employee_count,
    property_annualrevenue as annual_revenue,
    property_country as country
from companies
where not coalesce(_fivetran_deleted, is_deleted, false)
