{{ lead_scoring_raw_tables('web_events') }}
