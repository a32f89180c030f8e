-- What came in in the thirty days up to the as-of date, and what became of it.
select
    source_table,
    count(distinct loaded_day) as days,
    max(loaded_day) as newest_day,
    cast(sum(rows_in) as bigint) as rows_in,
    cast(sum(events) as bigint) as events,
    cast(sum(scored_events) as bigint) as scored,
    cast(sum(unmatched_events) as bigint) as unmatched,
    cast(sum(set_aside_events) as bigint) as set_aside,
    cast(sum(repeated_rows) as bigint) as repeated,
    cast(sum(late_events) as bigint) as late
from lead_scoring.lead_scoring_loads
where loaded_day > $as_of - interval 30 day and loaded_day <= $as_of
group by source_table
order by source_table
