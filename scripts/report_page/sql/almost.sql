-- What would lift the chosen leads next. One row per scorecard, lead and rule.
select
    scorecard_id,
    lead_id,
    reason,
    missing_occurrences,
    count_as,
    by_day,
    adds_points
from chosen
inner join lead_scoring.lead_almost_fired as almost
    using (scorecard_id, lead_id)
order by scorecard_id, lead_id, almost.place
