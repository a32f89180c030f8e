-- The ledgers of the chosen leads: what gives, what takes, then what limits did.
select
    scorecard_id,
    lead_id,
    line_type,
    points,
    occurrences,
    newest_day,
    reason
from chosen
inner join lead_scoring.lead_score_reasons as reasons
    using (scorecard_id, lead_id)
order by
    scorecard_id, lead_id,
    case line_type
        when 'rule' then 1
        when 'adjustment' then 7
        when 'capped_by_scorecard' then 8
        when 'rounding' then 9
        else 5
    end,
    points desc, reason
