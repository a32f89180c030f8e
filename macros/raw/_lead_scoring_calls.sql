{#- The pages, identifies and tracks of Segment, or of whoever has the same
    tables, as web_events. -#}
{% macro _lead_scoring_calls(source_name) -%}
    {%- set time = var('lead_scoring_' ~ source_name ~ '_time', 'timestamp') -%}
    {%- set user = var('lead_scoring_' ~ source_name ~ '_user', 'user_id') -%}
    {%- set properties = lead_scoring._lead_scoring_event_columns(source_name) -%}
    {%- set unknown = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
    {%- set event = lead_scoring._lead_scoring_event_name(
        source_name, 'coalesce(event, event_text)'
    ) -%}
    {%- set values = dict(zip(properties, properties)) -%}
    {%- set own = {
        'pages': {
            'event_name': "'page_view'",
            'page_url': 'coalesce(url, context_page_url)',
            'referrer': 'coalesce(referrer, context_page_referrer)',
        },
        'identifies': {
            'event_name': "'identify'",
            'email': 'coalesce(email, context_traits_email)',
        },
        'tracks': {
            'event_name': event,
            'form': 'coalesce(form, form_name)',
            'properties': lead_scoring.lead_scoring_json_object(values)
                if values else unknown,
        },
    } -%}
    {%- for table, columns in own.items() %}
    select
        '{{ source_name }}' as source_system,
        id as source_record_id,
        '{{ table }}:' || id as event_id,
        {{ columns.event_name }} as event_name,
        anonymous_id as visitor_id,
        {{ user }} as user_id,
        {{ columns.email or 'context_traits_email' }} as email,
        {{ columns.page_url or 'context_page_url' }} as page_url,
        {{ columns.referrer or 'context_page_referrer' }} as referrer,
        context_campaign_name as campaign,
        {{ columns.form or unknown }} as form,
        context_user_agent as user_agent,
        {{ columns.properties or unknown }} as properties,
        {{ time }} as occurred_at,
        received_at as known_at,
        coalesce(loaded_at, uuid_ts, received_at) as loaded_at
    from (
        {{ lead_scoring.lead_scoring_source_table(
            source_name, table, properties if table == 'tracks' else []
        ) | indent(8) }}
    ) as {{ table }}
    {{- '\n\n    union all\n' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
