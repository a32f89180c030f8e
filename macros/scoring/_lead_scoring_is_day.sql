{#- Whether a text is a day of the calendar, written YYYY-MM-DD. -#}
{% macro _lead_scoring_is_day(text) -%}
    {%- if not modules.re.fullmatch('\d{4}-\d{2}-\d{2}', text) -%}
        {{ return(false) }}
    {%- endif -%}
    {%- set year, month, day = text.split('-') -%}
    {%- if month | int not in range(1, 13) or day | int not in range(1, 32) -%}
        {{ return(false) }}
    {%- endif -%}
    {%- set first = modules.datetime.date(year | int, month | int, 1) -%}
    {%- set that = first + modules.datetime.timedelta(days=(day | int) - 1) -%}
    {{ return(that.month == month | int) }}
{%- endmacro %}
