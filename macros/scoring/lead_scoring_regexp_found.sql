{% macro lead_scoring_regexp_found(value, pattern) -%}
    {{ return(adapter.dispatch('lead_scoring_regexp_found', 'lead_scoring')(
        value, pattern
    )) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_regexp_found(value, pattern) -%}
    regexp_matches({{ value }}, {{ pattern }}, 'i')
{%- endmacro %}
