{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with hits as (

    select * from {{ ref('int_lead_scoring__evaluation_rule_hits') }}

),

periods as (

    select * from {{ ref('int_lead_scoring__evaluation_periods') }}

),

rules as (

    select * from {{ ref('int_lead_scoring__rules') }}

),

undated_rules as (

    select * from {{ ref('int_lead_scoring__undated_rules') }}

)

select
    hits.scorecard_id,
    nullif(hits.cutoff_date, {{ _lead_scoring_pooled() }}) as cutoff_date,
    hits.rule_id,
    rules.rule_table,
    rules.reason as rule_reason,
    rules.points,
    hits.hits,
    hits.converted_hits,
    {{ _lead_scoring_float('hits.hits') }} / nullif(periods.leads, 0)
        as hit_rate,
    {{ _lead_scoring_float('hits.converted_hits') }} / nullif(hits.hits, 0)
        as conversion_rate,
    {{ lead_scoring_wilson('hits.converted_hits', 'hits.hits', 'lower') }}
        as lower_rate,
    {{ lead_scoring_wilson('hits.converted_hits', 'hits.hits', 'upper') }}
        as upper_rate,
    {{ _lead_scoring_float('hits.converted_hits * periods.leads') }}
    / nullif(
        {{ _lead_scoring_float('hits.hits * periods.conversions') }}, 0
    ) as lift,
    undated_rules.attribute as undated_attribute,
    periods.is_audited,
    coalesce(periods.reason, case
        when hits.hits = 0 then 'The rule applied to no lead'
    end) as reason
from hits
inner join periods
    on
        hits.scorecard_id = periods.scorecard_id
        and hits.cutoff_date = periods.cutoff_date
inner join rules on hits.rule_id = rules.rule_id
left join undated_rules on hits.rule_id = undated_rules.rule_id
