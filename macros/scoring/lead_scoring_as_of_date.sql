{% macro lead_scoring_as_of_date() -%}
    {%- set day = var('lead_scoring_as_of', '') | string | trim -%}
    {%- if not day -%}
        {%- set day = lead_scoring._lead_scoring_run_day() -%}
    {%- elif not lead_scoring._lead_scoring_is_day(day) -%}
        {{ exceptions.raise_compiler_error(
            'The var lead_scoring_as_of is "' ~ day ~ '"; write a day as '
            ~ 'YYYY-MM-DD, such as 2026-06-30.'
        ) }}
    {%- endif -%}
    cast('{{ day }}' as date)
{%- endmacro %}
