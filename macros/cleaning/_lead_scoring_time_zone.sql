{#- The zone whose days count; another word would fail deep in the engine. -#}
{% macro _lead_scoring_time_zone() -%}
    {%- set zone = var('lead_scoring_time_zone') -%}
    {%- if zone not in modules.pytz.all_timezones -%}
        {{ exceptions.raise_compiler_error(
            'The var lead_scoring_time_zone is "' ~ zone ~ '", which is no time '
            ~ 'zone; write an IANA name, such as America/New_York.'
        ) }}
    {%- endif -%}
    {{ return(zone) }}
{%- endmacro %}
