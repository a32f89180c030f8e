{#- The square root of a float. -#}
{% macro _lead_scoring_root(number) -%}
    power({{ number }}, 0.5)
{%- endmacro %}
