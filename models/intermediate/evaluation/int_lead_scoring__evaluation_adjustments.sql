{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with dates as (

    select * from {{ ref('int_lead_scoring__evaluation_cutoffs') }}
    where reason is null

),

adjustments as (

    {{ lead_scoring_adjustments('dates') | indent(4) }}

)

select * from adjustments
