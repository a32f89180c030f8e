{#- The days of the calendar from year 1 as a pattern: Postgres refuses to cast
    any other. -#}
{% macro _lead_scoring_postgres_day_pattern() -%}
    (?!0000)([0-9]{4}[-/]((0?[1-9]|1[0-2])[-/](0?[1-9]|1[0-9]|2[0-8])
    {{- '|(0?[13-9]|1[0-2])[-/](29|30)|(0?[13578]|1[02])[-/]31)' -}}
    |([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)
    {{- '[-/]0?2[-/]29)' -}}
{%- endmacro %}
