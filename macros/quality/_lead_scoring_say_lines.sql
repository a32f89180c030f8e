{#- Says the first twenty of some lines, and where the others are.

    Arguments:
        lines (list): texts.
        table (str): where all of them are. -#}
{% macro _lead_scoring_say_lines(lines, table) -%}
    {%- set most = 20 -%}
    {%- for line in lines[:most] -%}
        {%- do log(line, info=true) -%}
    {%- endfor -%}
    {%- if lines | length > most -%}
        {%- do log(
            '... and ' ~ (lines | length - most) ~ ' more, in ' ~ table ~ '.',
            info=true
        ) -%}
    {%- endif -%}
{%- endmacro %}
