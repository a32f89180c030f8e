{#- Whether a row was loaded on one of these days, which are in order. The bounds
    say it again in a way that lets engines skip files. -#}
{% macro _lead_scoring_loaded_on(days) -%}
    {%- set in_days = 'cast(loaded_at as date) in (' ~ days | join(', ') ~ ')' -%}
    {%- if days[0] == "date '1900-01-01'" -%}
        (loaded_at is null or {{ in_days }})
    {%- else -%}
        loaded_at >= {{ days[0] }}
        and loaded_at < {{ dbt.dateadd('day', 1, days[-1]) }}
        and {{ in_days }}
    {%- endif -%}
{%- endmacro %}
