{% macro lead_scoring_missing_ids(name, relation=none) -%}
    {%- for column, is_missing in lead_scoring._lead_scoring_ids(name).items() %}
    select
        source_table,
        coalesce({{ lead_scoring.lead_scoring_text('source_system') }}, 'crm')
            as source_system,
        {{ lead_scoring.lead_scoring_record_id(name) }} as source_record_id,
        '{{ column }}' as column_name,
        cast(null as {{ dbt.type_string() }}) as value,
        'is missing' as problem,
        loaded_at
    from {{ relation or ref('base_lead_scoring__' ~ name) }}
    where {{ is_missing }}
    {% if not loop.last %}
    union all
    {% endif %}
    {%- endfor %}
{%- endmacro %}
