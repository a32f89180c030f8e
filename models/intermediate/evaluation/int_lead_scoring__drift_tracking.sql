{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- Does what a rule counts still arrive? Nothing in 30 days, after ten or more
-- in the 90 days before, is a page that moved or tracking that broke.
with ages as (

    select
        scored_signals.rule_id,
        {{ dbt.datediff(
            'occurrences.event_day', 'as_of.as_of_date', 'day'
        ) }} as age
    from {{ ref('int_lead_scoring__occurrences') }} as occurrences
    inner join {{ ref('int_lead_scoring__as_of') }} as as_of
        on
            occurrences.known_at <= as_of.known_at
            and occurrences.known_from <= as_of.as_of_at
            and occurrences.known_to > as_of.as_of_at
    inner join {{ ref('int_lead_scoring__scored_signals') }} as scored_signals
        on
            occurrences.signal_key = scored_signals.signal_key
            and scored_signals.effect = 'counts'

),

counts as (

    select
        rule_id,
        sum(case when age < 30 then 1 else 0 end) as actual,
        sum(case when age >= 30 then 1 else 0 end) as earlier
    from ages
    where age between 0 and 119
    group by rule_id

)

select
    scorecards.scorecard_id,
    'tracking' as drift_kind,
    counts.rule_id as subject,
    {{ _lead_scoring_float('counts.earlier') }} / 3 as expected,
    {{ _lead_scoring_float('counts.actual') }} as actual,
    {{ _lead_scoring_float('counts.actual') }} as statistic,
    {{ _lead_scoring_float(0) }} as threshold,
    counts.actual = 0 and counts.earlier >= 10 as is_alert
from counts
inner join {{ ref('int_lead_scoring__rules') }} as rules
    on counts.rule_id = rules.rule_id
inner join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
    on coalesce(rules.scorecard_id, scorecards.scorecard_id)
        = scorecards.scorecard_id
