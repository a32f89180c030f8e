{{ lead_scoring_raw_tables(
    'crm_leads', _lead_scoring_listed('lead_scoring_lead_attributes')
) }}
