{{ lead_scoring_disqualifications(
    ref('int_lead_scoring__evaluation_satisfied_rules')
) }}
