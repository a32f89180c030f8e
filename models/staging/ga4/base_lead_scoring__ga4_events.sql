-- A table: several models read events, and taking parameters apart is the
-- dearest step of a build.
{{ config(
    materialized='table',
    enabled=(
        'ga4' in var('lead_scoring_sources')
        and var('lead_scoring_ga4_table', 'events') == 'events'
    ),
) }}

with events as (

    {{ lead_scoring_source_table('ga4', 'events') | indent(4) }}

),

parameters as (

    select
        *,
        -- the name that a share of a page has here
        replace(
            {{ _lead_scoring_ga4_parameters('event_params') }},
            '"percent_scrolled":', '"scroll_percent":'
        ) as properties
    from events

)

select
    event_name,
    user_id,
    user_pseudo_id,
    event_bundle_sequence_id as bundle_sequence_id,
    batch_event_index,
    batch_page_id,
    batch_ordering_id,
    {%- for key in [
        'page_location', 'page_referrer', 'campaign', 'form_name', 'form_id',
        'file_name',
    ] %}
    {{ lead_scoring_json_text('properties', key) }} as {{ key }},
    {%- endfor %}
    properties,
    {{ lead_scoring_microseconds('event_timestamp') }} as occurred_at,
    loaded_at
from parameters
