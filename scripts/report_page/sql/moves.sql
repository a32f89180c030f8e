-- How many leads went from which tier to which in the seven days up to the
-- as-of date. One row per scorecard and pair of tiers.
select
    changes.scorecard_id,
    coalesce(changes.from_tier, 'new') as from_tier,
    changes.to_tier,
    count(*) as moves,
    count(*) filter (where changes.is_by_rules) as by_rules
from lead_scoring.lead_tier_changes as changes
where changes.changed_on > $as_of - interval 7 day
group by all
order by all
