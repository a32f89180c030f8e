{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with drifts as (

    select * from {{ ref('int_lead_scoring__drift_scores') }}

    union all

    select * from {{ ref('int_lead_scoring__drift_rules') }}

    union all

    select * from {{ ref('int_lead_scoring__drift_tracking') }}

    union all

    select * from {{ ref('int_lead_scoring__drift_conversions') }}

)

select
    drifts.scorecard_id,
    drifts.drift_kind,
    drifts.subject,
    drifts.expected,
    drifts.actual,
    drifts.statistic,
    drifts.threshold,
    coalesce(drifts.is_alert, false) as is_alert,
    case
        when drifts.statistic is null and drifts.drift_kind = 'conversions'
            then 'Nobody converted before'
        when drifts.statistic is null
            then coalesce(periods.reason, 'There is nothing to compare')
    end as reason
from drifts
inner join {{ ref('int_lead_scoring__evaluation_periods') }} as periods
    on
        drifts.scorecard_id = periods.scorecard_id
        and periods.cutoff_date = {{ _lead_scoring_pooled() }}
