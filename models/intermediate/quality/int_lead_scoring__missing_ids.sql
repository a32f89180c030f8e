-- Rows that name nobody or nothing, and so can't be used.
{% set ids = {
    'crm_leads': ['lead_id'],
    'crm_companies': ['company_id'],
    'crm_opportunities': ['opportunity_id', 'lead_id'],
    'crm_lead_history': ['lead_id', 'attribute', 'changed_at_as_written'],
    'crm_activities': ['activity_id', 'lead_id'],
    'web_events': ['event_name', 'occurred_at_as_written'],
    'email_events': ['event_name', 'occurred_at_as_written'],
} -%}
{% for name, columns in ids.items() -%}
{% set last_table = loop.last -%}
{% for column in columns -%}
select
    '{{ name }}' as source_table,
    coalesce({{ lead_scoring_text('source_system') }}, 'crm')
        as source_system,
    {{ lead_scoring_record_id(name) }} as source_record_id,
    '{{ column | replace("_as_written", "") }}' as column_name,
    cast(null as {{ dbt.type_string() }}) as value,
    'is missing' as problem
from {{ ref('base_lead_scoring__' ~ name) }}
where {{ lead_scoring_text(column) }} is null
{% if not (loop.last and last_table) %}union all
{% endif %}
{%- endfor %}
{%- endfor %}
