-- Whom sales got in the seven days up to the as-of date, the best first.
select
    handoffs.scorecard_id,
    handoffs.lead_id,
    leads.full_name,
    leads.company_name,
    leads.owner_id,
    handoffs.handed_off_on,
    handoffs.score,
    handoffs.tier,
    handoffs.is_first,
    handoffs.days_away,
    handoffs.reasons
from lead_scoring.lead_handoffs as handoffs
left join lead_scoring.lead_scores as leads using (lead_id)
where
    handoffs.handed_off_on > $as_of - interval 7 day
    and handoffs.handed_off_on <= $as_of
    and not handoffs.is_backfilled
order by
    handoffs.scorecard_id, handoffs.score desc, handoffs.handed_off_on desc,
    handoffs.lead_id
