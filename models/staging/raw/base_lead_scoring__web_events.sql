{{ lead_scoring_raw_table('web_events') }}
