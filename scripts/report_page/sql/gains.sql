-- What calling the best tenths first would have found, all cutoffs together.
select * from lead_scoring.score_gains
where cutoff_date is null and gain is not null
order by scorecard_id, decile
