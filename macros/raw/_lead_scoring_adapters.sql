{#- The raw tables that each adapter fills. -#}
{% macro _lead_scoring_adapters() -%}
    {%- set crm = [
        'crm_leads', 'crm_companies', 'crm_opportunities', 'crm_lead_history',
        'crm_activities',
    ] -%}
    {{ return({
        'hubspot': crm + ['web_events', 'email_events'],
        'salesforce': crm,
        'marketo': [
            'crm_leads', 'crm_companies', 'crm_lead_history', 'web_events',
            'email_events',
        ],
        'segment': ['web_events'],
        'rudderstack': ['web_events'],
        'snowplow': ['web_events'],
        'ga4': ['web_events'],
    }) }}
{%- endmacro %}
