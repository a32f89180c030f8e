{{ lead_scoring_raw_tables('email_events') }}
