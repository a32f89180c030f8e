-- What drifted, and how much was looked at.
select
    scorecard_id,
    drift_kind,
    count(*) as checks,
    list(alert order by subject) filter (where is_alert) as alerts,
    any_value(reason) as reason,
    count(*) filter (where reason is not null) as without_figure
from lead_scoring.score_drift
group by scorecard_id, drift_kind
order by scorecard_id, drift_kind
