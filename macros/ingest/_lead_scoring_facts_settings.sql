{#- What decides, beside the seeds, which deliveries there are and how they are
    read. Count `version` up when a change of the SQL makes stored facts wrong. -#}
{% macro _lead_scoring_facts_settings() -%}
    {%- set settings = [{'version': 2}, env_var('LEAD_SCORING_RAW', 'data/raw')] -%}
    {%- set names = [
        'lead_scoring_sources', 'lead_scoring_time_zone',
        'lead_scoring_company_founded', 'lead_scoring_event_properties',
        'lead_scoring_event_names', 'lead_scoring_event_columns',
        'lead_scoring_segment_time', 'lead_scoring_segment_user',
        'lead_scoring_rudderstack_time', 'lead_scoring_rudderstack_user',
        'lead_scoring_ga4_table',
    ] -%}
    {%- for source_name in lead_scoring._lead_scoring_sources() -%}
        {%- do names.extend([
            'lead_scoring_' ~ source_name ~ '_database',
            'lead_scoring_' ~ source_name ~ '_schema',
        ]) -%}
    {%- endfor -%}
    {%- for name in names -%}
        {%- do settings.append(tojson(var(name, none), sort_keys=true)
            if var(name, none) is not string and var(name, none) is not none
            else var(name, none) | string) -%}
    {%- endfor -%}
    {%- do settings.append(lead_scoring._lead_scoring_found_contract()) -%}
    {{ return(local_md5(settings | string)) }}
{%- endmacro %}
