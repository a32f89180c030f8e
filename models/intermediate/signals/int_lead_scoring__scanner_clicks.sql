-- Mail scanners follow every link of a mail within seconds, which nobody does.
with clicks as (

    select distinct
        event_key,
        email,
        campaign,
        page_url,
        occurred_at
    from {{ ref('stg_lead_scoring__events') }}
    where
        channel = 'email' and event_name = 'email_click'
        and email is not null and page_url is not null

)

select clicks.event_key
from clicks
inner join clicks as others
    on
        clicks.email = others.email
        and coalesce(clicks.campaign, '') = coalesce(others.campaign, '')
        and {{ dbt.dateadd(
            'second', -var('lead_scoring_scanner_seconds'), 'clicks.occurred_at'
        ) }} <= others.occurred_at
        and {{ dbt.dateadd(
            'second', var('lead_scoring_scanner_seconds'), 'clicks.occurred_at'
        ) }} >= others.occurred_at
group by clicks.event_key
having count(distinct others.page_url)
    >= {{ var('lead_scoring_scanner_links') }}
