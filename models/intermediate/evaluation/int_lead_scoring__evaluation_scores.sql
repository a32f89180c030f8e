{{ lead_scoring_scores(
    ref('int_lead_scoring__evaluation_pairs'),
    ref('int_lead_scoring__evaluation_ledger')
) }}
