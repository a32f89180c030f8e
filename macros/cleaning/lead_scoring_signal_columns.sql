{% macro lead_scoring_signal_columns() -%}
    {%- do lead_scoring._lead_scoring_refuse_properties() -%}
    {{ return(
        ['event_name', 'page_host', 'page_path', 'campaign', 'form']
        + (var('lead_scoring_event_properties') | map(attribute='name') | list)
    ) }}
{%- endmacro %}
