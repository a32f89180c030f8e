-- What happened after each rule applied, all cutoffs together.
select * from lead_scoring.rule_quality
where cutoff_date is null
order by scorecard_id, points desc, rule_id
