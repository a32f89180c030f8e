{#- The id of a raw row for whoever looks it up in its source: source_record_id,
    else the row's own id. Arguments: the raw table's name. -#}
{% macro lead_scoring_record_id(name) -%}
    {%- set own_id = {
        'crm_companies': 'company_id',
        'crm_opportunities': 'opportunity_id',
        'crm_activities': 'activity_id',
        'web_events': 'event_id',
        'email_events': 'event_id',
    }.get(name, 'lead_id') -%}
    coalesce(
        {{ lead_scoring_text('source_record_id') }}, {{ lead_scoring_text(own_id) }}
    )
{%- endmacro %}
