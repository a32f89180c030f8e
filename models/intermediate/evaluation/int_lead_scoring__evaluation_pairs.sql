{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with dates as (

    select * from {{ ref('int_lead_scoring__evaluation_cutoffs') }}
    where reason is null

),

pairs as (

    {{ lead_scoring_pairs(
        'dates', ref('int_lead_scoring__evaluation_adjustments')
    ) | indent(4) }}

)

select * from pairs
