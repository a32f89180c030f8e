{{ lead_scoring_visible_occurrences(
    ref('int_lead_scoring__evaluation_pairs'),
    ref('int_lead_scoring__evaluation_satisfied_rules')
) }}
