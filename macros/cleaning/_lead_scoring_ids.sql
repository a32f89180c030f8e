{#- The columns that a raw row can't do without: {column: whether it is missing}. -#}
{% macro _lead_scoring_ids(name) -%}
    {%- set columns = {
        'crm_leads': ['lead_id'],
        'crm_companies': ['company_id'],
        'crm_opportunities': ['opportunity_id', 'lead_id'],
        'crm_lead_history': ['lead_id', 'attribute', 'changed_at'],
        'crm_activities': ['activity_id', 'lead_id'],
        'web_events': ['event_name', 'occurred_at'],
        'email_events': ['event_name', 'occurred_at'],
    }[name] -%}
    {%- set missing = {} -%}
    {%- for column in columns -%}
        {%- do missing.update({
            column: column ~ ' is null and ' ~ column ~ '_as_written is null'
                if column.endswith('_at')
                else lead_scoring.lead_scoring_text(column) ~ ' is null'
        }) -%}
    {%- endfor -%}
    {{ return(missing) }}
{%- endmacro %}
