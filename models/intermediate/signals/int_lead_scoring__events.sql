-- Distinct events; what is set aside has a reason and counts nowhere.
{{ config(materialized='view') }}

with deliveries as (

    select * from {{ ref('int_lead_scoring__first_deliveries') }}

),

scanner_clicks as (

    select * from {{ ref('int_lead_scoring__scanner_clicks') }}

)

select
    deliveries.event_key,
    coalesce(
        deliveries.email_key, deliveries.user_key, deliveries.visitor_key
    ) as actor_key,
    deliveries.signal_key,
    deliveries.email_key,
    deliveries.user_key,
    deliveries.visitor_key,
    deliveries.occurred_at,
    deliveries.known_at,
    deliveries.event_day,
    deliveries.channel,
    deliveries.loaded_day,
    case
        when
            scanner_clicks.event_key is not null
            and coalesce(deliveries.set_aside_reason, 'own staff')
            = 'own staff'
            then 'link scanner'
        else deliveries.set_aside_reason
    end as set_aside_reason
from deliveries
left join scanner_clicks
    on
        deliveries.link_key is not null
        and deliveries.event_key = scanner_clicks.event_key
