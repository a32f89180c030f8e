-- Assumes that the newest event is not long before the as-of date. With old
-- data, or a forgotten as-of date, all have gone quiet and scores are low.
{{ config(severity='warn') }}

with newest as (

    select max(event_day) as event_day
    from {{ ref('int_lead_scoring__events') }}
    where set_aside_reason is null

)

select
    newest.event_day,
    as_of.as_of_date
from {{ ref('int_lead_scoring__as_of') }} as as_of
cross join newest
where {{ dbt.dateadd('day', 14, 'newest.event_day') }} < as_of.as_of_date
