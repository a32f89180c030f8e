{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

{{ lead_scoring_satisfied_rules(ref('int_lead_scoring__evaluation_pairs')) }}
