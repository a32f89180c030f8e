{{ lead_scoring_negative_points(
    ref('int_lead_scoring__pairs'),
    ref('int_lead_scoring__satisfied_rules'),
    ref('int_lead_scoring__visible_occurrences')
) }}
