{% macro lead_scoring_raw_table(name, extra_columns=[], relation=none) -%}
    {#- prefixed, so that a project that installs this one can call it too -#}
    {%- set is_source = relation is none -%}
    {%- set relation = relation or source('lead_scoring_raw', name) -%}
    {%- set contract = lead_scoring.lead_scoring_raw_contract(name) -%}
    {%- do lead_scoring._lead_scoring_add_columns(contract, extra_columns) -%}
    {%- if not is_source -%}
        {%- do contract.update(is_required=true) -%}
    {%- endif -%}
    {%- set found = lead_scoring._lead_scoring_found_columns(
        relation, contract
    ) -%}
    select
    {%- for column, type in contract.types.items() %}
        {{ lead_scoring._lead_scoring_found_column(column, type, found) }}
            as {{ column }},
        {%- if type != 'text' %}
        {% if found is none or column in found -%}
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
