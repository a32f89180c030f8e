{{ lead_scoring_demographic_points(
    ref('int_lead_scoring__satisfied_rules')
) }}
