{{ config(enabled='rudderstack' in var('lead_scoring_sources')) }}

{{ _lead_scoring_calls('rudderstack') }}
