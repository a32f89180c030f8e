{#- A text as a number of a type, unknown where it is none or does not fit. -#}
{% macro _lead_scoring_postgres_number(text, type) -%}
    {%- set digits = modules.re.findall('[0-9]+', type) | map('int') | list
        if '(' in type else [] -%}
    {%- if digits -%}
        {%- set scale = digits[1] | default(0) -%}
        {%- set below = '1' ~ '0' * (digits[0] - scale) -%}
        {%- set above = '-' ~ below -%}
    {%- else -%}
        {%- set scale = 0 -%}
        {%- set below = 9223372036854775808 if 'big' in type else 2147483648 -%}
        {%- set above = -1 - below -%}
    {%- endif -%}
    cast(case
        when
            {{ text }}
            !~ '^\s*[+-]?([0-9]{1,50}([.][0-9]{0,50})?|[.][0-9]{1,50})([eE][+-]?0*[0-9]{1,4})?\s*$'
            then null
        when
            round(cast({{ text }} as numeric), {{ scale }}) > {{ above }}
            and round(cast({{ text }} as numeric), {{ scale }}) < {{ below }}
            then cast({{ text }} as numeric)
    end as {{ type }})
{%- endmacro %}
