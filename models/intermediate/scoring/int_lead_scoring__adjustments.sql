{{ lead_scoring_adjustments(ref('int_lead_scoring__as_of')) }}
