{{ lead_scoring_raw_table(
    'crm_leads', var('lead_scoring_lead_attributes')
) }}
