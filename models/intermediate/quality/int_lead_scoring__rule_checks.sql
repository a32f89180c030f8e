-- For how many days a rule in force has applied to no lead: 0 where it does so
-- today, unknown where it never did. A rule that had nobody to apply to is not
-- idle: it is new, or there are no leads, or no events in those days.
{% set days = _lead_scoring_quality_limit('idle_rules')[0] or 30 -%}

with rules as (

    select
        rules.*,
        {{ dbt.datediff('rules.valid_from', 'as_of.as_of_date', 'day') }}
            as days_in_force
    from {{ ref('int_lead_scoring__rules') }} as rules
    inner join {{ ref('int_lead_scoring__as_of') }} as as_of
        on as_of.as_of_date between rules.valid_from and rules.valid_to
    where rules.rule_table in ('demographic', 'behavioral', 'negative')

),

visible as (

    select
        rule_id,
        effect,
        min(age) as days
    from {{ ref('int_lead_scoring__visible_occurrences') }}
    where counts_from = date '1900-01-01'
    group by rule_id, effect

),

hits as (

    select
        visible.rule_id,
        visible.days
    from visible
    inner join rules
        on visible.rule_id = rules.rule_id and rules.kind = 'event'
    where visible.effect = 'counts'

    union all

    select distinct
        satisfied.rule_id,
        0 as days
    from {{ ref('int_lead_scoring__satisfied_rules') }} as satisfied
    inner join rules
        on satisfied.rule_id = rules.rule_id and rules.kind = 'attribute'

    union all

    select distinct
        points.rule_id,
        0 as days
    from {{ ref('int_lead_scoring__negative_points') }} as points
    inner join rules
        on
            points.rule_id = rules.rule_id
            and rules.kind in ('inactivity', 'unopened')

),

last_hits as (

    select
        rules.rule_id,
        rules.kind,
        rules.days_in_force,
        min(hits.days) as days
    from rules
    left join hits on rules.rule_id = hits.rule_id
    group by rules.rule_id, rules.kind, rules.days_in_force

),

leads as (

    select count(*) as leads from {{ ref('int_lead_scoring__pairs') }}

),

activity as (

    select count(*) as activity from visible
    where days < {{ days }}

)

select
    'idle_rules' as check_name,
    last_hits.rule_id as subject,
    last_hits.days as value,
    cast(null as {{ dbt.type_bigint() }}) as out_of
from last_hits
cross join leads
cross join activity
where
    last_hits.days is not null
    or (
        last_hits.days_in_force >= {{ days }}
        and (
            (last_hits.kind in ('attribute', 'inactivity') and leads > 0)
            or (last_hits.kind in ('event', 'unopened') and activity > 0)
        )
    )
