{% macro lead_scoring_signal_columns() -%}
    {{ return(
        ['event_name', 'page_host', 'page_path', 'campaign', 'form']
        + (var('lead_scoring_event_properties') | map(attribute='name') | list)
    ) }}
{%- endmacro %}
