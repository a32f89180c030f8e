{#- A raw table that no source fills: its columns, and no row. -#}
{% macro _lead_scoring_no_raw_rows(name) -%}
    {%- set text = dbt.type_string() -%}
    select
    {%- for column, type in lead_scoring.lead_scoring_raw_contract(name).types.items() %}
        cast(null as {{ lead_scoring._lead_scoring_sql_type(type) }}) as {{ column }},
        {%- if type != 'text' %}
        cast(null as {{ text }}) as {{ column }}_as_written,
        {%- endif %}
    {%- endfor %}
        '{{ name }}' as source_table
    where false
{%- endmacro %}
