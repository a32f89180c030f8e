{{ lead_scoring_raw_table(
    'crm_leads', _lead_scoring_listed('lead_scoring_lead_attributes')
) }}
