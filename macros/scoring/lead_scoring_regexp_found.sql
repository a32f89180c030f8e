{% macro lead_scoring_regexp_found(value, pattern) -%}
    {{ return(adapter.dispatch('lead_scoring_regexp_found', 'lead_scoring')(
        value, pattern
    )) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_regexp_found(value, pattern) -%}
    regexp_matches({{ value }}, {{ pattern }}, 'i')
{%- endmacro %}

{#- Collation C: `\w` and `\b` know the letters a to z only, as RE2 does. -#}
{% macro postgres__lead_scoring_regexp_found(value, pattern) -%}
    (({{ value }}) collate "C"
        ~* {{ lead_scoring._lead_scoring_postgres_pattern(pattern) }})
{%- endmacro %}
