{#- What decides, beside the seeds, how a delivery is read. Count `version` up when
    a change of the SQL makes facts that are stored wrong. -#}
{% macro _lead_scoring_facts_settings() -%}
    {{ return(local_md5(tojson([
        {'version': 1},
        env_var('LEAD_SCORING_RAW', 'data/raw'),
        var('lead_scoring_time_zone'),
        var('lead_scoring_company_founded') | string,
        var('lead_scoring_event_properties'),
        var('lead_scoring_sources'),
        var('lead_scoring_columns'),
        var('lead_scoring_event_names'),
        var('lead_scoring_event_columns'),
    ]))) }}
{%- endmacro %}
