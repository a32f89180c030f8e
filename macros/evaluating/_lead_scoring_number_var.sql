{#- A var as a float: a number above zero, and at most `most`; null where it is
    not set. -#}
{% macro _lead_scoring_number_var(name, most=none) -%}
    {%- set value = var(name) -%}
    {%- set number = value | string | trim | float(-1) -%}
    {%- if value is none or value | string | trim == '' -%}
        cast(null as double precision)
    {%- elif number > 0 and (most is none or number <= most) -%}
        {{ lead_scoring._lead_scoring_float(number) }}
    {%- else -%}
        {{ exceptions.raise_compiler_error(
            'The var ' ~ name ~ ' is "' ~ value ~ '"; write a number above 0'
            ~ (' and at most ' ~ most if most) ~ ', or leave it empty.'
        ) }}
    {%- endif -%}
{%- endmacro %}
