-- What a lead can still do: rules for behaviour that give points to somebody
-- today, with what they typically give. One row per scorecard and rule.
select
    scorecard_id,
    rule_id,
    any_value(rule_group) as rule_group,
    any_value(reason) as reason,
    median(points) as points,
    count(*) as leads
from lead_scoring.lead_score_reasons
where
    line_type = 'rule'
    and part in ('behavioral', 'engagement')
    and points > 0
group by scorecard_id, rule_id
order by scorecard_id, points desc, rule_id
