{{ lead_scoring_ledger(
    ref('int_lead_scoring__pairs'),
    ref('int_lead_scoring__rule_points'),
    ref('int_lead_scoring__adjustments')
) }}
