{{ lead_scoring_pairs(
    ref('int_lead_scoring__as_of'), ref('int_lead_scoring__adjustments')
) }}
