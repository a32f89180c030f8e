{#- Refuses vars of the evaluation that are none, at the start of a run. -#}
{% macro _lead_scoring_check_evaluation() -%}
    {%- for name, least, means in [
        ('lead_scoring_horizon_days', 1, 'such as 90'),
        ('lead_scoring_evaluation_cutoffs', 0, '0 evaluates nothing'),
    ] -%}
        {%- set text = var(name) | string | trim -%}
        {%- if not text.isdigit() or text | int < least -%}
            {{ exceptions.raise_compiler_error(
                'The var ' ~ name ~ ' is "' ~ var(name) ~ '"; write a whole number '
                ~ 'from ' ~ least ~ ' on (' ~ means ~ ').'
            ) }}
        {%- endif -%}
    {%- endfor -%}
    {%- set name = 'lead_scoring_evaluation_known_then' -%}
    {%- if var(name) | string | trim | lower not in ['true', 'false'] -%}
        {{ exceptions.raise_compiler_error(
            'The var ' ~ name ~ ' is "' ~ var(name) ~ '"; write true or false.'
        ) }}
    {%- endif -%}
{%- endmacro %}
