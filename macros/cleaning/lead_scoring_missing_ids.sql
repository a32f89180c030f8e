{% macro lead_scoring_missing_ids(name, condition='true') -%}
    {%- set ids = {
        'crm_leads': ['lead_id'],
        'crm_companies': ['company_id'],
        'crm_opportunities': ['opportunity_id', 'lead_id'],
        'crm_lead_history': ['lead_id', 'attribute', 'changed_at_as_written'],
        'crm_activities': ['activity_id', 'lead_id'],
        'web_events': ['event_name', 'occurred_at_as_written'],
        'email_events': ['event_name', 'occurred_at_as_written'],
    }[name] -%}
    {%- for column in ids %}
    select
        source_table,
        coalesce({{ lead_scoring.lead_scoring_text('source_system') }}, 'crm')
            as source_system,
        {{ lead_scoring.lead_scoring_record_id(name) }} as source_record_id,
        '{{ column | replace("_as_written", "") }}' as column_name,
        cast(null as {{ dbt.type_string() }}) as value,
        'is missing' as problem,
        loaded_at
    from {{ ref('base_lead_scoring__' ~ name) }}
    where
        {{ lead_scoring.lead_scoring_text(column) }} is null
        and {{ condition }}
    {% if not loop.last %}
    union all
    {% endif %}
    {%- endfor %}
{%- endmacro %}
