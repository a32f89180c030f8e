-- What each channel and campaign brings, all cutoffs together.
select * from lead_scoring.source_quality
where cutoff_date is null
order by scorecard_id, source_kind, qualified_leads desc, leads desc, source
