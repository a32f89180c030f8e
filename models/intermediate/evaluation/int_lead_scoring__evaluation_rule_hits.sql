{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- How often each rule gave points, and to how many that converted; a rule that
-- never did has zeros.
with rules as (

    select
        scorecards.scorecard_id,
        rules.rule_id
    from {{ ref('int_lead_scoring__rules') }} as rules
    inner join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
        on coalesce(rules.scorecard_id, scorecards.scorecard_id)
            = scorecards.scorecard_id
    where rules.rule_table in ('demographic', 'behavioral', 'negative')

),

hits as (

    select
        snapshots.scorecard_id,
        snapshots.cutoff_date,
        fired.rule_id,
        count(*) as hits,
        sum(case when snapshots.is_converted then 1 else 0 end)
            as converted_hits
    from {{ ref('int_lead_scoring__evaluation_snapshots') }} as snapshots
    inner join {{ ref('int_lead_scoring__evaluation_fired_rules') }} as fired
        on
            snapshots.lead_key = fired.lead_key
            and snapshots.cutoff_date = fired.cutoff_date
    group by
        snapshots.scorecard_id, snapshots.cutoff_date, fired.rule_id

),

with_pooled as (

    select * from hits

    union all

    select
        scorecard_id,
        {{ _lead_scoring_pooled() }} as cutoff_date,
        rule_id,
        sum(hits) as hits,
        sum(converted_hits) as converted_hits
    from hits
    group by scorecard_id, rule_id

)

select
    rules.scorecard_id,
    rules.rule_id,
    periods.cutoff_date,
    cast(coalesce(with_pooled.hits, 0) as {{ dbt.type_bigint() }}) as hits,
    cast(coalesce(with_pooled.converted_hits, 0) as {{ dbt.type_bigint() }})
        as converted_hits
from rules
inner join {{ ref('int_lead_scoring__evaluation_periods') }} as periods
    on rules.scorecard_id = periods.scorecard_id
left join with_pooled
    on
        rules.scorecard_id = with_pooled.scorecard_id
        and rules.rule_id = with_pooled.rule_id
        and periods.cutoff_date = with_pooled.cutoff_date
