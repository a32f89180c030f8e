-- How often leads of a band of scores converted, all cutoffs together.
select * from lead_scoring.score_calibration
where cutoff_date is null and leads > 0
order by scorecard_id, band
