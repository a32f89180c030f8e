-- Mail scanners follow every link of a mail within seconds, which nobody does.
{% set window_end = dbt.dateadd(
    'second', var('lead_scoring_scanner_seconds'), 'clicks.occurred_at'
) -%}

with clicks as (

    select distinct
        event_key,
        email,
        coalesce(campaign, '') as campaign,
        page_url,
        occurred_at
    from {{ ref('stg_lead_scoring__events') }}
    where
        channel = 'email' and event_name = 'email_click'
        and email is not null and page_url is not null

),

windows as (

    select
        clicks.email,
        clicks.campaign,
        clicks.occurred_at
    from clicks
    inner join clicks as others
        on
            clicks.email = others.email
            and clicks.campaign = others.campaign
            and clicks.occurred_at <= others.occurred_at
            and {{ window_end }} >= others.occurred_at
    group by clicks.email, clicks.campaign, clicks.occurred_at
    having
        count(distinct others.page_url)
        >= {{ var('lead_scoring_scanner_links') }}

)

select distinct others.event_key
from windows as clicks
inner join clicks as others
    on
        clicks.email = others.email
        and clicks.campaign = others.campaign
        and clicks.occurred_at <= others.occurred_at
        and {{ window_end }} >= others.occurred_at
