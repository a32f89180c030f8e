{% macro lead_scoring_unreadable_values(name, relation=none) -%}
    {%- set relation = relation or ref('base_lead_scoring__' ~ name) -%}
    {%- set problems = {
        'timestamp': 'is no time: write YYYY-MM-DD HH:MM:SS, in UTC or with an '
            ~ 'offset such as +02:00',
        'number': 'is no number: write digits, with a point',
        'boolean': 'is neither true nor false',
    } -%}
    {%- set typed = [] -%}
    {%- for column, type in lead_scoring.lead_scoring_raw_contract(name).types.items() -%}
        {%- if type in problems -%}
            {%- do typed.append((column, problems[type])) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for column, problem in typed %}
    select
        source_table,
        coalesce({{ lead_scoring.lead_scoring_text('source_system') }}, 'crm')
            as source_system,
        {{ lead_scoring.lead_scoring_record_id(name) }} as source_record_id,
        '{{ column }}' as column_name,
        {{ column }}_as_written as value,
        '{{ problem }}' as problem,
        loaded_at
    from {{ relation }}
    where {{ column }} is null and {{ column }}_as_written is not null
    {% if not loop.last %}
    union all
    {% endif %}
    {%- endfor %}
{%- endmacro %}
