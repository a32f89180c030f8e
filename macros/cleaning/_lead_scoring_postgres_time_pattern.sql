{#- The times of a day as a pattern; like DuckDB, 24:00 is the next midnight. -#}
{% macro _lead_scoring_postgres_time_pattern() -%}
    (([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?
    {{- '|24:00(:00([.]0+)?)?)' -}}
{%- endmacro %}
