{#- The day on which the run started, in the project's time zone: YYYY-MM-DD. -#}
{% macro _lead_scoring_run_day() -%}
    {%- set zone = modules.pytz.timezone(lead_scoring._lead_scoring_time_zone()) -%}
    {{ return(run_started_at.astimezone(zone).strftime('%Y-%m-%d')) }}
{%- endmacro %}
