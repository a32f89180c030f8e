{#- Which columns of Salesforce's leads or contacts hold which of crm_leads. What
    the var lead_scoring_columns says for `salesforce` holds for both; what it
    says for `salesforce_contact`, for contacts only.

    Arguments:
        table (str): lead or contact. -#}
{% macro _lead_scoring_salesforce_columns(table) -%}
    {%- set unknown = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
    {%- set is_lead = table == 'lead' -%}
    {%- set columns = lead_scoring.lead_scoring_adapter_columns('salesforce', {
        'email': 'email',
        'user_id': unknown,
        'company_id': unknown if is_lead else 'account_id',
        'first_name': 'first_name',
        'last_name': 'last_name',
        'phone': 'phone',
        'job_title': 'title',
        'country': 'country' if is_lead else 'mailing_country',
        'region': 'state' if is_lead else 'mailing_state',
        'lead_source': 'lead_source',
        'campaign': unknown,
        'lifecycle_stage': 'status' if is_lead else unknown,
        'owner_id': 'owner_id',
        'opted_out_at': unknown,
    }, suffix='_c') -%}
    {{ return(
        columns if is_lead else lead_scoring.lead_scoring_adapter_columns(
            'salesforce_contact', columns, suffix='_c'
        )
    ) }}
{%- endmacro %}
