{{ config(enabled='marketo' in var('lead_scoring_sources')) }}

-- What the lead that was changed last says of its company counts: the newest
-- load of a company does.
with leads as (

    {{ lead_scoring_source_table('marketo', 'lead') | indent(4) }}

),

addressed as (

    select
        *,
        replace(replace(replace(
            lower(website), 'https://', ''
        ), 'http://', ''), 'www.', '') as address
    from leads

)

select
    'marketo' as source_system,
    company as source_record_id,
    coalesce(updated_at, created_at) as loaded_at,
    created_at as known_at,
    {{ _lead_scoring_marketo_company_id() }} as company_id,
    company as company_name,
    {{ dbt.split_part('address', "'/'", 1) }} as domain,
    industry,
    number_of_employees as employee_count,
    annual_revenue,
    billing_country as country
from addressed
where {{ lead_scoring_text('company') }} is not null
