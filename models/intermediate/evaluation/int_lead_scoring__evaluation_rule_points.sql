{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with demographic_points as (

    {{ lead_scoring_demographic_points(
        ref('int_lead_scoring__evaluation_satisfied_rules')
    ) | indent(4) }}

),

behavioral_points as (

    {{ lead_scoring_behavioral_points(
        ref('int_lead_scoring__evaluation_visible_occurrences')
    ) | indent(4) }}

),

negative_points as (

    {{ lead_scoring_negative_points(
        ref('int_lead_scoring__evaluation_pairs'),
        ref('int_lead_scoring__evaluation_satisfied_rules'),
        ref('int_lead_scoring__evaluation_visible_occurrences')
    ) | indent(4) }}

)

select * from demographic_points

union all

select * from behavioral_points

union all

select * from negative_points
