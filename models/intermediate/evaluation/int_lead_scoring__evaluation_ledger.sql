{{ lead_scoring_ledger(
    ref('int_lead_scoring__evaluation_pairs'),
    ref('int_lead_scoring__evaluation_rule_points'),
    ref('int_lead_scoring__evaluation_adjustments')
) }}
