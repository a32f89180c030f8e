{{ lead_scoring_scores(
    ref('int_lead_scoring__pairs'), ref('int_lead_scoring__ledger')
) }}
