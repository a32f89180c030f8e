{#- A number as a 64-bit float. -#}
{% macro _lead_scoring_float(number) -%}
    cast({{ number }} as double precision)
{%- endmacro %}
