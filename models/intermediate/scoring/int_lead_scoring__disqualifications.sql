-- Leads that are never handed to sales, per scorecard, with all reasons.
with scorecards as (

    select * from {{ ref('stg_lead_scoring__scorecards') }}

),

rules as (

    select * from {{ ref('int_lead_scoring__rules') }}
    where rule_table = 'disqualification'

)

select
    satisfied.lead_key,
    scorecards.scorecard_id,
    {{ dbt.listagg('rules.reason', "'; '", 'order by rules.rule_id') }}
        as disqualified_reason
from {{ ref('int_lead_scoring__satisfied_rules') }} as satisfied
inner join rules
    on
        satisfied.rule_table = rules.rule_table
        and satisfied.rule_id = rules.rule_id
        and satisfied.as_of_date between rules.valid_from and rules.valid_to
inner join scorecards
    on coalesce(rules.scorecard_id, scorecards.scorecard_id)
        = scorecards.scorecard_id
where satisfied.counts_from = date '1900-01-01'
group by satisfied.lead_key, scorecards.scorecard_id
