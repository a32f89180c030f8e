{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- The rules that gave points on the cutoff date, before ceilings of groups:
-- what the points of rules can be learned from.
with rule_points as (

    select * from {{ ref('int_lead_scoring__evaluation_rule_points') }}
    where counts_from = date '1900-01-01' and points <> 0

),

outcomes as (

    select * from {{ ref('int_lead_scoring__evaluation_outcomes') }}

)

select
    outcomes.lead_key,
    outcomes.cutoff_date,
    rule_points.rule_id,
    rule_points.points,
    rule_points.capped_points
from outcomes
inner join rule_points
    on
        outcomes.lead_key = rule_points.lead_key
        and outcomes.cutoff_date = rule_points.as_of_date
