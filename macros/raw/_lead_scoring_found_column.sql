{#- A column of a contract, unknown where the table does not have it.

    Arguments:
        column (str), type (str): as in the contract.
        found (dict): what _lead_scoring_found_columns says; none: all is there. -#}
{% macro _lead_scoring_found_column(column, type, found) -%}
    {%- if found is none or column in found -%}
        {{ lead_scoring._lead_scoring_typed(
            column, (found or {}).get(column), type
        ) }}
    {%- else -%}
        cast(null as {{ lead_scoring._lead_scoring_sql_type(type) }})
    {%- endif -%}
{%- endmacro %}
