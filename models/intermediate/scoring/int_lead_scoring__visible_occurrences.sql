{{ lead_scoring_visible_occurrences(
    ref('int_lead_scoring__pairs'), ref('int_lead_scoring__satisfied_rules')
) }}
