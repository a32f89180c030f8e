-- The rules in force, with what their conditions look at. A rule that has a
-- problem is left out here; the tests have stopped the build before.
with conditions as (

    select
        rule_table,
        rule_id,
        sum(case when subject = 'lead' then 1 else 0 end) as lead_conditions,
        sum(case when subject = 'event' then 1 else 0 end) as event_conditions
    from {{ ref('stg_lead_scoring__rule_conditions') }}
    group by rule_table, rule_id

)

select
    rules.*,
    coalesce(conditions.lead_conditions, 0) as lead_conditions,
    coalesce(conditions.event_conditions, 0) as event_conditions
from {{ ref('stg_lead_scoring__rules') }} as rules
left join conditions
    on
        rules.rule_table = conditions.rule_table
        and rules.rule_id = conditions.rule_id
where
    rules.is_active
    and not exists (
        select 1
        from {{ ref('int_lead_scoring__rule_problems') }} as problems
        where problems.rule_id = rules.rule_id
    )
