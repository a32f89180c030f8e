-- Assumes that an event is there once, with its signal. A build that lost one,
-- or counted it twice, would silently move scores.
with counts as (

    select
        (select count(*) from {{ ref('int_lead_scoring__events') }}) as events,
        (
            select count(*)
            from {{ ref('int_lead_scoring__first_deliveries') }} as deliveries
            inner join {{ ref('int_lead_scoring__signals') }} as signals
                on deliveries.signal_key = signals.signal_key
        ) as known,
        (
            select count(*)
            from {{ ref('int_lead_scoring__first_deliveries') }}
        ) as first_deliveries

)

select * from counts
where events <> first_deliveries or known <> first_deliveries
