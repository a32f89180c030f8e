{#- Refuses event properties that are columns of events. -#}
{% macro _lead_scoring_refuse_properties() -%}
    {%- set variable = 'lead_scoring_event_properties' -%}
    {%- do lead_scoring._lead_scoring_refuse_names(
        variable,
        lead_scoring._lead_scoring_listed(variable)
            | map(attribute='name') | list,
        [
            'channel', 'source_system', 'source_record_id', 'event_id',
            'event_key', 'event_name', 'visitor_id', 'user_id', 'email',
            'page_url', 'page_host', 'page_path', 'campaign', 'form',
            'user_agent', 'is_filtered', 'occurred_at', 'loaded_at', 'known_at',
            'url_alone', 'url_after_scheme', 'url_host', 'signal_key', 'event_kind',
        ],
    ) -%}
{%- endmacro %}
