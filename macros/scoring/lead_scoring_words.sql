{% macro lead_scoring_words(column) -%}
    ' ' || {{ adapter.dispatch('lead_scoring_replace_all', 'lead_scoring')(
        column, "[\\s,;:/&().\\-|_\"!?\\[\\]–—·•]+", ' '
    ) }} || ' '
{%- endmacro %}

{% macro duckdb__lead_scoring_replace_all(column, pattern, replacement) -%}
    regexp_replace({{ column }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}
