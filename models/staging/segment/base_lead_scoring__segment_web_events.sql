{{ config(enabled='segment' in var('lead_scoring_sources')) }}

{{ _lead_scoring_calls('segment') }}
