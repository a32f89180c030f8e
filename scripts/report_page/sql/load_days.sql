-- Events by day of loading and outcome in the thirty days up to the as-of date.
unpivot (
    select
        loaded_day,
        cast(sum(scored_events) as bigint) as scored,
        cast(sum(unmatched_events) as bigint) as unmatched,
        cast(sum(set_aside_events) as bigint) as "set aside"
    from lead_scoring.lead_scoring_loads
    where
        loaded_day > $as_of - interval 30 day
        and loaded_day <= $as_of
        and events is not null
    group by loaded_day
)
on scored, unmatched, "set aside"
into name outcome value events
order by loaded_day, outcome
