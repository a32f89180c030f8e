{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- Does a rule apply as often today as at the cutoffs? An alert needs twice or
-- half as often, and what chance alone does once in a thousand.
with references_by_rule as (

    select
        hits.scorecard_id,
        hits.rule_id,
        hits.hits,
        periods.leads
    from {{ ref('int_lead_scoring__evaluation_rule_hits') }} as hits
    inner join {{ ref('int_lead_scoring__evaluation_periods') }} as periods
        on
            hits.scorecard_id = periods.scorecard_id
            and hits.cutoff_date = periods.cutoff_date
    where hits.cutoff_date = {{ _lead_scoring_pooled() }}

),

candidates as (

    select * from {{ ref('int_lead_scoring__candidates') }}

),

totals as (

    select
        scorecard_id,
        count(*) as leads
    from candidates
    group by scorecard_id

),

hits_today as (

    select
        candidates.scorecard_id,
        rule_points.rule_id,
        count(*) as hits
    from candidates
    inner join {{ ref('int_lead_scoring__rule_points') }} as rule_points
        on candidates.lead_key = rule_points.lead_key
    where
        rule_points.counts_from = date '1900-01-01'
        and rule_points.points <> 0
    group by candidates.scorecard_id, rule_points.rule_id

),

rates as (

    select
        then_hits.scorecard_id,
        then_hits.rule_id,
        {{ _lead_scoring_float('then_hits.leads') }} as then_leads,
        {{ _lead_scoring_float('totals.leads') }} as now_leads,
        {{ _lead_scoring_float('then_hits.hits') }}
        / nullif(then_hits.leads, 0) as expected,
        {{ _lead_scoring_float('coalesce(hits_today.hits, 0)') }}
        / totals.leads as actual,
        {{ _lead_scoring_float(
            'then_hits.hits + coalesce(hits_today.hits, 0)'
        ) }} / (then_hits.leads + totals.leads) as rate
    from references_by_rule as then_hits
    inner join totals on then_hits.scorecard_id = totals.scorecard_id
    left join hits_today
        on
            then_hits.scorecard_id = hits_today.scorecard_id
            and then_hits.rule_id = hits_today.rule_id

),

compared as (

    select
        *,
        (actual - expected) / nullif({{ _lead_scoring_root(
            'rate * (1 - rate) * (1 / nullif(then_leads, 0) + 1 / now_leads)'
        ) }}, 0) as statistic
    from rates

)

select
    scorecard_id,
    'rule hits' as drift_kind,
    rule_id as subject,
    expected,
    actual,
    statistic,
    {{ _lead_scoring_float(3.2905) }} as threshold,
    abs(statistic) > 3.2905
    and (actual >= 2 * expected or expected >= 2 * actual) as is_alert
from compared
