with ledger as (

    select * from {{ ref('int_lead_scoring__ledger') }}

),

leads as (

    select * from {{ ref('int_lead_scoring__leads') }}

),

rules as (

    select * from {{ ref('int_lead_scoring__rules') }}

),

adjustments as (

    select * from {{ ref('stg_lead_scoring__score_adjustments') }}

),

rule_groups as (

    select * from {{ ref('stg_lead_scoring__rule_groups') }}

),

scorecards as (

    select * from {{ ref('stg_lead_scoring__scorecards') }}

)

select
    leads.lead_id,
    ledger.scorecard_id,
    ledger.line_type,
    ledger.rule_id,
    ledger.rule_group,
    ledger.part,
    ledger.points,
    ledger.occurrences,
    ledger.newest_day,
    case ledger.line_type
        when 'rule' then rules.reason
        when 'capped_by_rule'
            then 'At most '
                || {{ lead_scoring_number_text('rules.max_points') }}
                || ' points for: ' || rules.reason
        when 'covered_by_adjustment'
            then 'Covered by an adjustment: ' || rules.reason
        when 'adjustment'
            then adjustments.reason
                || coalesce(' (' || adjustments.changed_by || ')', '')
        when 'not_highest'
            then 'Only the highest of its group counts, not: ' || rules.reason
        when 'weighted_by_group'
            then 'Weight '
                || {{ lead_scoring_number_text('rule_groups.weight_percent') }}
                || ' % of: ' || rule_groups.reason
        when 'capped_by_group'
            then 'Limit of: ' || rule_groups.reason
        when 'capped_by_scorecard'
            then 'A score lies between '
                || {{ lead_scoring_number_text('scorecards.min_score') }}
                || ' and '
                || {{ lead_scoring_number_text('scorecards.max_score') }}
        when 'rounding' then 'Rounded to whole points'
    end as reason
from ledger
inner join leads on ledger.lead_key = leads.lead_key
inner join scorecards on ledger.scorecard_id = scorecards.scorecard_id
left join rules on ledger.rule_id = rules.rule_id
left join adjustments
    on
        ledger.line_type = 'adjustment'
        and ledger.rule_id = adjustments.adjustment_id
        and ledger.scorecard_id = adjustments.scorecard_id
left join rule_groups
    on
        ledger.scorecard_id = rule_groups.scorecard_id
        and ledger.rule_group = rule_groups.rule_group
