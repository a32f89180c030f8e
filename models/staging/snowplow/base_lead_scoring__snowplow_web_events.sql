{{ config(enabled='snowplow' in var('lead_scoring_sources')) }}

{% set form =
    'unstruct_event_com_snowplowanalytics_snowplow_submit_form_1' -%}

with events as (

    {{ lead_scoring_source_table('snowplow', 'events') | indent(4) }}

),

timed as (

    select
        *,
        coalesce(event = 'struct' or event_name = 'event', false) as is_struct,
        -- of a device's clock that is wrong, the collector's is nearer
        case
            when {{ lead_scoring_is_absurd_time(
                'derived_tstamp', 'collector_tstamp'
            ) }}
                then collector_tstamp
            else coalesce(derived_tstamp, collector_tstamp)
        end as occurred_at,
        coalesce(load_tstamp, collector_tstamp) as known_at
    from events
    -- pings say that a page is still open, many times a page
    where coalesce(event_name, '') <> 'page_ping'

),

named as (

    select
        *,
        {{ _lead_scoring_event_name(
            'snowplow',
            'case when is_struct then se_action else event_name end',
            {'submit_form': 'form_submit'}
        ) }} as name
    from timed

)

select
    'snowplow' as source_system,
    event_id as source_record_id,
    event_id,
    name as event_name,
    domain_userid as visitor_id,
    user_id,
    page_url,
    page_referrer as referrer,
    mkt_campaign as campaign,
    case
        when not is_struct
            then coalesce(
                    {{ lead_scoring_json_text(form, 'formId') | indent(20) }},
                    {{ lead_scoring_json_text(form, 'form_id') | indent(20) }}
                )
        when name in ('form_submit', 'download') then se_label
    end as form,
    useragent as user_agent,
    case
        when is_struct
            then {{ lead_scoring_json_object({
                    'se_category': 'se_category',
                    'se_label': 'se_label',
                    'se_property': 'se_property',
                    'se_value': 'se_value',
                }) | indent(16) }}
    end as properties,
    occurred_at,
    known_at,
    known_at as loaded_at
from named
