{% macro lead_scoring_record_id(name) -%}
    {%- set own_id = {
        'crm_companies': 'company_id',
        'crm_opportunities': 'opportunity_id',
        'crm_activities': 'activity_id',
        'web_events': 'event_id',
        'email_events': 'event_id',
    }.get(name, 'lead_id') -%}
    coalesce(
        {{ lead_scoring.lead_scoring_text('source_record_id') }}, {{ lead_scoring.lead_scoring_text(own_id) }}
    )
{%- endmacro %}
