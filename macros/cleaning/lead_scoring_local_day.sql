{% macro lead_scoring_local_day(timestamp) -%}
    {{ return(adapter.dispatch('lead_scoring_local_day', 'lead_scoring')(
        timestamp
    )) }}
{%- endmacro %}

{% macro default__lead_scoring_local_day(timestamp) -%}
    {%- set zone = lead_scoring._lead_scoring_time_zone() -%}
    {%- if zone == 'UTC' -%}
        cast({{ timestamp }} as date)
    {%- else -%}
        cast(
            {{ timestamp }} at time zone 'UTC' at time zone '{{ zone }}' as date
        )
    {%- endif -%}
{%- endmacro %}
