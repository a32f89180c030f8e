{#- Whether a text is a whole number above zero. -#}
{% macro _lead_scoring_like_count(column) -%}
    {{ lead_scoring.lead_scoring_regexp_found(column, "'^[1-9][0-9]*$'") }}
{%- endmacro %}
