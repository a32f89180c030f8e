-- How often leads of a tier converted, all cutoffs together, and how soon.
select
    quality.*,
    times.median_days
from lead_scoring.tier_quality as quality
left join lead_scoring.tier_conversion_times as times
    using (scorecard_id, tier)
where quality.cutoff_date is null
order by quality.scorecard_id
