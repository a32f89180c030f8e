{{ lead_scoring_raw_table('crm_activities') }}
