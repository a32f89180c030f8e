{{ config(enabled='salesforce' in var('lead_scoring_sources')) }}
-- A lead that became a contact and a record that was merged into another are
-- merged for us too. Salesforce names the day of a conversion, and deletes the
-- loser of a merge, which nobody changes after.
{% set lead_columns = _lead_scoring_salesforce_columns('lead') -%}
{% set contact_columns = _lead_scoring_salesforce_columns('contact') -%}

with leads as (

    {{ lead_scoring_source_table(
        'salesforce', 'lead', lead_columns.values() | list
    ) }}

),

contacts as (

    {{ lead_scoring_source_table(
        'salesforce', 'contact', contact_columns.values() | list,
        named_in='salesforce_contact'
    ) }}

)

select
    'lead' as person_type,
    id,
    coalesce(master_record_id, converted_contact_id) as merged_into_id,
    case
        when master_record_id is not null then last_modified_date
        when converted_contact_id is not null then converted_date
    end as merged_at,
    coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false)
        as is_deleted,
    {%- for name, column in lead_columns.items() %}
    {{ column }} as {{ name }},
    {%- endfor %}
    has_opted_out_of_email,
    converted_opportunity_id,
    company as company_name,
    website,
    industry,
    number_of_employees,
    annual_revenue,
    created_date,
    last_modified_date,
    _fivetran_synced
from leads
where coalesce(_fivetran_active, true)

union all

select
    'contact' as person_type,
    id,
    master_record_id as merged_into_id,
    case when master_record_id is not null then last_modified_date end
        as merged_at,
    coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false)
        as is_deleted,
    {%- for name in lead_columns %}
    {{ contact_columns[name] }} as {{ name }},
    {%- endfor %}
    has_opted_out_of_email,
    cast(null as {{ dbt.type_string() }}) as converted_opportunity_id,
    cast(null as {{ dbt.type_string() }}) as company_name,
    cast(null as {{ dbt.type_string() }}) as website,
    cast(null as {{ dbt.type_string() }}) as industry,
    cast(null as {{ _lead_scoring_sql_type('number') }}) as number_of_employees,
    cast(null as {{ _lead_scoring_sql_type('number') }}) as annual_revenue,
    created_date,
    last_modified_date,
    _fivetran_synced
from contacts
where coalesce(_fivetran_active, true)
