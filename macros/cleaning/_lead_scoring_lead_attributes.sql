{#- The var lead_scoring_lead_attributes; columns of crm_records are refused. -#}
{% macro _lead_scoring_lead_attributes() -%}
    {%- set variable = 'lead_scoring_lead_attributes' -%}
    {%- set names = lead_scoring._lead_scoring_listed(variable) -%}
    {%- do lead_scoring._lead_scoring_refuse_names(variable, names, [
        'lead_key', 'lead_id', 'source_system', 'source_record_id', 'email',
        'email_as_written', 'merged_into_lead_id', 'is_deleted', 'user_id',
        'company_id', 'first_name', 'last_name', 'phone', 'job_title', 'country',
        'region', 'lead_source', 'campaign', 'lifecycle_stage', 'owner_id',
        'created_at', 'opted_out_at', 'opted_out_at_as_written', 'is_opted_out',
        'loaded_at', 'known_at', 'load_rank', 'first_known_at', 'company_name',
        'company_domain', 'industry', 'company_country', 'employee_count',
        'annual_revenue', 'email_domain', 'created_date', 'opted_out_date',
        'email_status', 'is_own_staff',
    ]) -%}
    {{ return(names) }}
{%- endmacro %}
