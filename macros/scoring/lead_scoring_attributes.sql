{% macro lead_scoring_attributes() -%}
    {{ return([
        'job_title', 'country', 'region', 'lead_source', 'campaign',
        'lifecycle_stage', 'owner_id', 'phone', 'email_domain', 'email_status',
        'is_own_staff', 'opted_out_date', 'created_date', 'company_name',
        'company_domain', 'industry', 'employee_count', 'annual_revenue',
        'company_country',
    ] + lead_scoring._lead_scoring_listed('lead_scoring_lead_attributes')) }}
{%- endmacro %}
