{#- What tells of conversions, by the var lead_scoring_conversion: opportunity,
    event, stage or attribute. -#}
{% macro _lead_scoring_outcome() -%}
    {%- set by = var('lead_scoring_conversion') or {'opportunity': 'won'} -%}
    {{ return((by | list | first) if by is mapping else '') }}
{%- endmacro %}
