{% macro lead_scoring_end_of_day(day) -%}
    {{ return(adapter.dispatch('lead_scoring_end_of_day', 'lead_scoring')(day)) }}
{%- endmacro %}

{% macro default__lead_scoring_end_of_day(day) -%}
    {%- set zone = lead_scoring._lead_scoring_time_zone() -%}
    {%- set midnight -%}
        cast({{ dbt.dateadd('day', 1, day) }} as timestamp)
    {%- endset -%}
    {%- if zone == 'UTC' -%}
        {{ midnight }} - interval '1 microsecond'
    {%- else -%}
        {{ midnight }} at time zone '{{ zone }}' at time zone 'UTC'
        - interval '1 microsecond'
    {%- endif -%}
{%- endmacro %}
