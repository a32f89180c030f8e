{% macro lead_scoring_source_table(
    source_name, table, extra_columns=[], named_in=none
) -%}
    {%- set relation = source('lead_scoring_' ~ source_name, table) -%}
    {%- set contract = lead_scoring.lead_scoring_raw_contract(
        table, 'lead_scoring_' ~ source_name
    ) -%}
    {%- do contract.update(
        remedy='Sync it, or name the column that holds it, or none, in the var '
            ~ 'lead_scoring_columns: {' ~ (named_in or source_name) ~ ': {...}}.'
            if extra_columns else 'Sync it, or point the vars ' ~ contract.vars
            ~ '_database and ' ~ contract.vars ~ '_schema at views that have it.'
    ) -%}
    {%- do lead_scoring._lead_scoring_add_columns(contract, extra_columns) -%}
    {%- set found = lead_scoring._lead_scoring_found_columns(
        relation, contract
    ) -%}
    select
    {%- for column, type in contract.types.items() %}
        {{ lead_scoring._lead_scoring_found_column(column, type, found) }}
            as {{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
    {% if found == {} -%}
        where false
    {%- else -%}
        from {{ relation }}
    {%- endif %}
{%- endmacro %}
