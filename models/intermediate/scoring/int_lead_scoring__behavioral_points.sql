{{ lead_scoring_behavioral_points(
    ref('int_lead_scoring__visible_occurrences')
) }}
