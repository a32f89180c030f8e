-- Assumes that the loads count every event once. A load that is not listed,
-- or an event counted for two leads, would make lead_scoring_loads wrong though
-- each of its rows adds up.
with counts as (

    select
        (select count(*) from {{ ref('int_lead_scoring__events') }}) as events,
        (
            select coalesce(sum(events), 0)
            from {{ ref('lead_scoring_loads') }}
        ) as events_of_loads,
        (
            select coalesce(sum(deliveries), 0)
            from {{ ref('int_lead_scoring__event_loads') }}
        ) as deliveries,
        (
            select coalesce(sum(rows_in), 0)
            from {{ ref('lead_scoring_loads') }}
            where events is not null
        ) as rows_of_loads

)

select * from counts
where events <> events_of_loads or deliveries <> rows_of_loads
