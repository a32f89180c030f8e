-- Mail scanners follow every link of a mail within seconds, which nobody does.
{% set window_end = dbt.dateadd(
    'second', var('lead_scoring_scanner_seconds'), 'clicks.occurred_at'
) -%}

with clicks as (

    select * from {{ ref('int_lead_scoring__first_deliveries') }}
    where
        link_key is not null
        and coalesce(set_aside_reason, '') not like '% time'

),

windows as (

    select
        clicks.mail_key,
        clicks.occurred_at
    from clicks
    inner join clicks as others
        on
            clicks.mail_key = others.mail_key
            and clicks.occurred_at <= others.occurred_at
            and {{ window_end }} >= others.occurred_at
    group by clicks.mail_key, clicks.occurred_at
    having
        count(distinct others.link_key)
        >= {{ var('lead_scoring_scanner_links') }}

)

select distinct others.event_key
from windows as clicks
inner join clicks as others
    on
        clicks.mail_key = others.mail_key
        and clicks.occurred_at <= others.occurred_at
        and {{ window_end }} >= others.occurred_at
