{{ lead_scoring_satisfied_rules(ref('int_lead_scoring__evaluation_pairs')) }}
