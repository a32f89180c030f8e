{% macro lead_scoring_replace_all(column, pattern, replacement) -%}
    {{ return(adapter.dispatch('lead_scoring_replace_all', 'lead_scoring')(
        column, pattern, replacement
    )) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_replace_all(column, pattern, replacement) -%}
    regexp_replace({{ column }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}

{% macro postgres__lead_scoring_replace_all(column, pattern, replacement) -%}
    regexp_replace(
        ({{ column }}) collate "C", '{{ pattern }}', '{{ replacement }}', 'g'
    )
{%- endmacro %}
