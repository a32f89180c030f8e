-- How well the score tells who converts. One row per scorecard, cutoff (null:
-- all together) and segment.
select * from lead_scoring.score_quality
order by scorecard_id, segment, cutoff_date nulls first
