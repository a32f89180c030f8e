{{ lead_scoring_raw_table('email_events') }}
