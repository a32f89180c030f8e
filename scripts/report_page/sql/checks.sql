-- The checks of the data, what is wrong first.
select * from lead_scoring.lead_scoring_quality
order by
    case status when 'error' then 1 when 'warn' then 2 else 3 end,
    check_name, subject
