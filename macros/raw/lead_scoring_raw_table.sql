{% macro lead_scoring_raw_table(name, extra_columns=[], relation=none) -%}
    {#- prefixed, so that a project that installs this one can call it too -#}
    {%- set relation = relation or source('lead_scoring_raw', name) -%}
    {%- set contract = lead_scoring.lead_scoring_raw_contract(name) -%}
    {%- for column in extra_columns -%}
        {%- do contract.types.update({column: 'text'}) -%}
        {%- do contract.required.append(column) -%}
    {%- endfor -%}
    {%- set found = lead_scoring._lead_scoring_found_columns(
        relation, contract
    ) -%}
    select
    {%- for column, type in contract.types.items() %}
        {%- set is_there = found is none or column in found %}
        {% if is_there -%}
            {{ lead_scoring._lead_scoring_typed(
                column, (found or {}).get(column), type
            ) }}
        {%- else -%}
            cast(null as {{ lead_scoring._lead_scoring_sql_type(type) }})
        {%- endif %} as {{ column }},
        {%- if type != 'text' %}
        {% if is_there -%}
            {{ lead_scoring.lead_scoring_text(column) }}
        {%- else -%}
            cast(null as {{ dbt.type_string() }})
        {%- endif %} as {{ column }}_as_written,
        {%- endif %}
    {%- endfor %}
        '{{ name }}' as source_table
    {% if found == {} -%}
        where false
    {%- else -%}
        from {{ relation }}
    {%- endif %}
{%- endmacro %}
