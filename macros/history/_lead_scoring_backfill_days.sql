{#- The days to score, as texts: those from a day to another, each or every
    seventh. -#}
{% macro _lead_scoring_backfill_days(from_day, to_day, every) -%}
    {%- set step = modules.datetime.timedelta(days=7 if every == 'week' else 1) -%}
    {%- set day = modules.datetime.date.fromisoformat(from_day) -%}
    {%- set last = modules.datetime.date.fromisoformat(to_day) -%}
    {%- set days = [] -%}
    {%- for number in range((last - day).days // step.days + 1) -%}
        {%- do days.append((day + step * number) | string) -%}
    {%- endfor -%}
    {{ return(days) }}
{%- endmacro %}
