{{ lead_scoring_raw_tables('crm_opportunities') }}
