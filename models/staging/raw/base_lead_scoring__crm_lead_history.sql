{{ lead_scoring_raw_table('crm_lead_history') }}
