-- Hand-offs in each of the last twelve weeks, which end on the as-of date; only
-- weeks that history knows from their first day on. The first stored day hands
-- nobody over, so it does not count.
with weeks as (

    select
        scorecard_id,
        first_day,
        cast($as_of - to_days(7 * place) as date) as last_day
    from (
        select scorecard_id, min(valid_from) as first_day
        from lead_scoring.lead_score_history
        group by scorecard_id
    )
    cross join range(12) as places (place)

)

select
    weeks.scorecard_id,
    weeks.last_day,
    count(handoffs.lead_id) as handoffs,
    count(handoffs.lead_id) filter (where not handoffs.is_first) as again
from weeks
left join lead_scoring.lead_handoffs as handoffs
    on
        weeks.scorecard_id = handoffs.scorecard_id
        and handoffs.handed_off_on > weeks.last_day - 7
        and handoffs.handed_off_on <= weeks.last_day
        and not handoffs.is_backfilled
where weeks.first_day <= weeks.last_day - 7
group by all
order by all
