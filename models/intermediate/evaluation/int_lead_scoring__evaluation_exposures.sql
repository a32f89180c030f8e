{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- How many times its points each rule gave on a cutoff, by the ledger: after
-- decay, ceilings, the highest of a group and the group's weight, so that
-- points times this is what the score got. In tenths, so that leads are alike.
with amounts as (

    select
        lead_key,
        as_of_date as cutoff_date,
        scorecard_id,
        rule_group,
        rule_id,
        sum(points) as points
    from {{ ref('int_lead_scoring__evaluation_ledger') }}
    where
        line_type in (
            'rule', 'capped_by_rule', 'not_highest', 'covered_by_adjustment'
        )
    group by lead_key, as_of_date, scorecard_id, rule_group, rule_id

),

tenths as (

    select
        amounts.*,
        cast(round(
            amounts.points * rule_groups.weight_percent
            / nullif(10 * rules.points, 0), 0
        ) as {{ dbt.type_int() }}) as tenths
    from amounts
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on amounts.rule_id = rules.rule_id
    inner join {{ ref('stg_lead_scoring__rule_groups') }} as rule_groups
        on
            amounts.scorecard_id = rule_groups.scorecard_id
            and amounts.rule_group = rule_groups.rule_group

)

select
    lead_key,
    cutoff_date,
    scorecard_id,
    rule_id,
    tenths
from tenths
where tenths > 0
