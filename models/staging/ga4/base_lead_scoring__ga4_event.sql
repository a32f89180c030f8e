{{ config(enabled=(
    'ga4' in var('lead_scoring_sources')
    and var('lead_scoring_ga4_table', 'events') == 'event'
)) }}

{% set properties = {'scroll_percent': 'param_percent_scrolled'} -%}
{% for column in _lead_scoring_event_columns('ga4') -%}
    {% set key = (column | lower).removeprefix('param_') -%}
    {% do properties.update({key: column}) -%}
{% endfor -%}

with event as (

    {{ lead_scoring_source_table(
        'ga4', 'event', _lead_scoring_event_columns('ga4')
    ) | indent(4) }}

)

select
    name as event_name,
    user_id,
    user_pseudo_id,
    bundle_sequence_id,
    batch_event_index,
    batch_page_id,
    batch_ordering_id,
    {%- for key in [
        'page_location', 'page_referrer', 'campaign', 'form_name', 'form_id',
        'file_name',
    ] %}
    param_{{ key }} as {{ key }},
    {%- endfor %}
    {{ lead_scoring_json_object(properties) }} as properties,
    timestamp as occurred_at,
    _fivetran_synced as loaded_at
from event
