{% macro lead_scoring_words(column) -%}
    ' ' || {{ lead_scoring.lead_scoring_replace_all(
        column, "[\\s,;:/&().\\-|_\"!?\\[\\]–—·•]+", ' '
    ) }} || ' '
{%- endmacro %}
