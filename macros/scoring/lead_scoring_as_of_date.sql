{#- The day to score, as a date: the var lead_scoring_as_of (YYYY-MM-DD), else
    the day on which the run started, in the project's time zone. The only place
    that knows what day it is. -#}
{% macro lead_scoring_as_of_date() -%}
    {%- set day = var('lead_scoring_as_of', '') | string | trim -%}
    {%- if not day -%}
        {%- set zone = modules.pytz.timezone(var('lead_scoring_time_zone')) -%}
        {%- set started = run_started_at.astimezone(zone) -%}
        {%- set day = started.strftime('%Y-%m-%d') -%}
    {%- elif not modules.re.fullmatch('\d{4}-\d{2}-\d{2}', day) -%}
        {{ exceptions.raise_compiler_error(
            'The var lead_scoring_as_of is "' ~ day ~ '"; write a day as '
            ~ 'YYYY-MM-DD, such as 2026-06-30.'
        ) }}
    {%- endif -%}
    cast('{{ day }}' as date)
{%- endmacro %}
