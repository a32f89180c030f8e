{{ config(enabled='ga4' in var('lead_scoring_sources')) }}

{% set table = var('lead_scoring_ga4_table', 'events') -%}
{% if table not in ['events', 'event'] -%}
    {{ exceptions.raise_compiler_error(
        'The var lead_scoring_ga4_table is "' ~ table ~ '"; write events for '
        ~ 'the tables of BigQuery, event for the one of Fivetran.'
    ) }}
{% endif -%}

with events as (

    select
        *,
        {{ _lead_scoring_event_name(
            'ga4', 'event_name', {'file_download': 'download'}
        ) }} as name,
        -- an export has no id of an event
        {% for column in [
            'user_pseudo_id', 'cast(occurred_at as ' ~ dbt.type_string() ~ ')',
            'event_name', 'bundle_sequence_id', 'batch_page_id',
            'batch_ordering_id', 'batch_event_index',
        ] -%}
            coalesce({{ column }}, ''){{ " || '/' || " if not loop.last }}
        {%- endfor %} as event_id
    from {{ ref('base_lead_scoring__ga4_' ~ table) }}
    -- says that a page is still open, many times a page
    where coalesce(event_name, '') <> 'user_engagement'

)

select
    'ga4' as source_system,
    event_id as source_record_id,
    event_id,
    name as event_name,
    user_pseudo_id as visitor_id,
    user_id,
    page_location as page_url,
    page_referrer as referrer,
    -- (not set), (direct), (organic) are no campaigns
    case when campaign not like '(%' then campaign end as campaign,
    case
        when name = 'download' then file_name
        else coalesce(form_name, form_id)
    end as form,
    properties,
    occurred_at,
    -- tables are written again for three days: when a row came says nothing
    occurred_at as known_at,
    coalesce(loaded_at, occurred_at) as loaded_at
from events
