{% macro lead_scoring_split_rows(column, separator) -%}
    {{ return(adapter.dispatch('lead_scoring_split_rows', 'lead_scoring')(
        column, separator
    )) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_split_rows(column, separator) -%}
    unnest(string_split({{ column }}, '{{ separator }}'))
{%- endmacro %}

{% macro postgres__lead_scoring_split_rows(column, separator) -%}
    unnest(string_to_array({{ column }}, '{{ separator }}'))
{%- endmacro %}
