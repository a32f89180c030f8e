{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

{{ lead_scoring_visible_occurrences(
    ref('int_lead_scoring__evaluation_pairs'),
    ref('int_lead_scoring__evaluation_satisfied_rules')
) }}
