{{ lead_scoring_disqualifications(ref('int_lead_scoring__satisfied_rules')) }}
