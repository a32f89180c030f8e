{% for name in [
    'crm_leads', 'crm_companies', 'crm_opportunities', 'crm_lead_history',
    'crm_activities', 'web_events', 'email_events',
] -%}
{{ lead_scoring_unreadable_values(name) }}
{% if not loop.last %}union all
{% endif %}
{%- endfor %}
