{{ lead_scoring_top_reasons(ref('int_lead_scoring__ledger')) }}
