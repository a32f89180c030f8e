-- Values that are not what the raw contract says, and rows without an id.
{% for name in [
    'crm_leads', 'crm_companies', 'crm_opportunities', 'crm_lead_history',
    'crm_activities',
] -%}
{{ lead_scoring_unreadable_values(name) }}

union all

{{ lead_scoring_missing_ids(name) }}
{% if not loop.last %}union all
{% endif %}
{%- endfor %}
