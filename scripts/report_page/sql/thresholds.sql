-- From which score on sales should call, by each way to choose it.
select * from lead_scoring.threshold_advice
order by
    scorecard_id, method <> 'present', is_information_only, reason is not null,
    method
