{#- Which fields of Marketo's leads hold which columns of crm_leads. -#}
{% macro _lead_scoring_marketo_columns() -%}
    {%- set unknown = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
    {{ return(lead_scoring.lead_scoring_adapter_columns('marketo', {
        'email': 'email',
        'user_id': unknown,
        'first_name': 'first_name',
        'last_name': 'last_name',
        'phone': 'phone',
        'job_title': 'title',
        'country': 'country',
        'region': 'state',
        'lead_source': 'lead_source',
        'campaign': unknown,
        'lifecycle_stage': 'lead_status',
        'owner_id': 'sfdc_lead_owner_id',
    })) }}
{%- endmacro %}
