{% macro lead_scoring_unreadable_values(name) -%}
    {%- set base = ref('base_lead_scoring__' ~ name) -%}
    {%- set types = {
        'timestamp': [dbt.type_timestamp(), 'is no time: write YYYY-MM-DD HH:MM:SS'],
        'number': ['decimal(18, 4)', 'is no number: write digits, with a point'],
        'boolean': [dbt.type_boolean(), 'is neither true nor false'],
    } -%}
    {%- set checks = [] -%}
    {%- for column, type in lead_scoring.lead_scoring_raw_contract(name).types.items() -%}
        {%- if type in types -%}
            {%- set sql_type, problem = types[type] -%}
            {%- set unreadable -%}
                {{ column }} is not null
                and {{ lead_scoring.lead_scoring_try_cast(column, sql_type) }} is null
                and {{ lead_scoring.lead_scoring_text(column) }} is not null
            {%- endset -%}
            {%- do checks.append((column, unreadable, problem)) -%}
        {%- endif -%}
    {%- endfor -%}
    select
        '{{ name }}' as source_table,
        source_system,
        source_record_id,
        column_name,
        value,
        problem
    from (
        {%- for column, unreadable, problem in checks %}
        select
            {{ lead_scoring.lead_scoring_text('source_system') }} as source_system,
            {{ lead_scoring.lead_scoring_record_id(name) }} as source_record_id,
            '{{ column }}' as column_name,
            cast({{ column }} as {{ dbt.type_string() }}) as value,
            '{{ problem }}' as problem
        from {{ base }}
        where {{ unreadable }}
        {% if not loop.last %}union all{% endif %}
        {%- endfor %}
    ) as unreadable
{%- endmacro %}
