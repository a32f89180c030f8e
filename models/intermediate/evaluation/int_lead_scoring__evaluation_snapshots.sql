{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with scores as (

    select * from {{ ref('int_lead_scoring__evaluation_scores') }}

),

outcomes as (

    select * from {{ ref('int_lead_scoring__evaluation_outcomes') }}

),

disqualifications as (

    select * from {{ ref('int_lead_scoring__evaluation_disqualifications') }}

)

select
    outcomes.lead_key,
    outcomes.cutoff_date,
    scores.scorecard_id,
    scores.score,
    scores.tier,
    coalesce(scores.is_sales_ready, false) as is_sales_ready,
    scores.fit_points,
    scores.engagement_points,
    outcomes.is_converted,
    outcomes.days_to_conversion,
    outcomes.is_worked
from outcomes
inner join scores
    on
        outcomes.lead_key = scores.lead_key
        and outcomes.cutoff_date = scores.as_of_date
left join disqualifications
    on
        outcomes.lead_key = disqualifications.lead_key
        and outcomes.cutoff_date = disqualifications.as_of_date
        and scores.scorecard_id = disqualifications.scorecard_id
where disqualifications.lead_key is null
