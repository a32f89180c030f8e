{#- A raw table with every column of its contract (models/staging/raw/
    _raw__sources.yml), unknown where an optional column is missing. A missing
    required table or column is an error that names it. The one macro that looks
    at the warehouse's tables.

    Arguments:
        name (str): the source table.
        extra_columns (list of str): further text columns, all required. -#}
{% macro lead_scoring_raw_table(name, extra_columns=[]) -%}
    {%- set relation = source('lead_scoring_raw', name) -%}
    {%- set contract = lead_scoring_raw_contract(name) -%}
    {%- for column in extra_columns -%}
        {%- do contract.types.update({column: 'text'}) -%}
        {%- do contract.required.append(column) -%}
    {%- endfor -%}
    {%- set found = _lead_scoring_found_columns(relation, contract) -%}
    select
    {%- for column, type in contract.types.items() %}
        {% if found is none or column in found -%}
            {{ _lead_scoring_utc(column, (found or {}).get(column)) }}
        {%- else -%}
            cast(null as {{ _lead_scoring_sql_type(type) }})
        {%- endif %} as {{ column }}
        {%- if not loop.last %},{% endif %}
    {%- endfor %}
    {% if found == {} -%}
        where false
    {%- else -%}
        from {{ relation }}
    {%- endif %}
{%- endmacro %}
