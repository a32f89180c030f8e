with deliveries as (

    select
        'web' as channel,
        web_events.*
    from {{ ref('base_lead_scoring__web_events') }} as web_events

    union all

    select
        'email' as channel,
        email_events.*
    from {{ ref('base_lead_scoring__email_events') }} as email_events

),

typed as (

    select
        channel,
        coalesce({{ lead_scoring_text('source_system') }}, channel)
            as source_system,
        {{ lead_scoring_record_id('web_events') }} as source_record_id,
        {{ lead_scoring_text('event_id') }} as event_id,
        lower({{ lead_scoring_text('event_name') }}) as event_name,
        {{ lead_scoring_text('visitor_id') }} as visitor_id,
        {{ lead_scoring_text('user_id') }} as user_id,
        coalesce(
            {{ lead_scoring_email('email') }},
            {{ lead_scoring_email('user_id') }}
        ) as email,
        {{ lead_scoring_text('page_url') }} as page_url,
        coalesce(
            {{ lead_scoring_text('campaign') }},
            {{ lead_scoring_url_parameter('page_url', 'utm_campaign') }}
        ) as campaign,
        {{ lead_scoring_text('form') }} as form,
        {{ lead_scoring_text('user_agent') }} as user_agent,
        coalesce(is_filtered, false) as is_filtered,
        {%- for property in var('lead_scoring_event_properties') %}
        {{ lead_scoring_event_property(property) }} as {{ property.name }},
        {%- endfor %}
        occurred_at,
        loaded_at,
        coalesce(known_at, loaded_at) as known_at
    from deliveries

),

addressed as (

    select
        *,
        {{ dbt.split_part(
            dbt.split_part("lower(page_url)", "'?'", 1), "'#'", 1
        ) }} as url_alone
    from typed

),

located as (

    select
        *,
        case
            when url_alone like '%://%'
                then {{ dbt.split_part("url_alone", "'://'", 2) }}
            else url_alone
        end as url_after_scheme
    from addressed

),

placed as (

    select
        *,
        {{ dbt.split_part("url_after_scheme", "'/'", 1) }} as url_host
    from located

),

located_pages as (

    select
        *,
        -- the path without its last slash; `/` is the start page
        case when url_after_scheme is not null then coalesce(nullif(rtrim(
                    substr(url_after_scheme, length(url_host) + 1), '/'
                ), ''), '/')
        end as page_path,
        nullif(url_host, '') as page_host
    from placed

)

select
    channel,
    source_system,
    source_record_id,
    -- an event without an id is the same only when all of it is the same;
    -- its address says its page
    case
        when event_id is not null
            then {{ lead_scoring_wide_key(
                ['channel', 'source_system', 'event_id']
            ) }}
        else {{ lead_scoring_wide_key(
            [
                'channel', 'source_system', 'visitor_id', 'user_id', 'email',
                'page_url', 'cast(occurred_at as ' ~ dbt.type_string() ~ ')',
            ] + lead_scoring_signal_columns()
            | reject('in', ['page_host', 'page_path']) | list
        ) }}
    end as event_key,
    event_name,
    visitor_id,
    user_id,
    email,
    page_url,
    page_host,
    page_path,
    campaign,
    form,
    {%- for property in var('lead_scoring_event_properties') %}
    {{ property.name }},
    {%- endfor %}
    user_agent,
    is_filtered,
    occurred_at,
    loaded_at,
    known_at
from located_pages
