-- One row per scorecard, the primary one first.
select
    scorecard_id,
    coalesce(any_value(scorecard_name), scorecard_id) as name,
    bool_or(is_primary) as is_primary,
    count(*) as leads,
    count(*) filter (where is_sales_ready) as ready_leads,
    any_value(no_confidence_reason) filter (
        where no_confidence_reason not in ('Has converted', 'Disqualified')
    ) as no_confidence_reason,
    any_value(as_of_date) as as_of_date
from lead_scoring.lead_scorecard_scores
group by scorecard_id
order by is_primary desc, scorecard_id
