{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

{% set unset = {
    'present': 'No tier of the scorecard is for sales',
    'capacity':
        'Say how many new leads a week sales can work: '
        ~ 'var lead_scoring_sales_leads_per_week',
    'cost and value':
        'Say what it costs to work a lead and what a conversion is worth: '
        ~ 'vars lead_scoring_cost_per_lead, lead_scoring_value_per_conversion',
    'precision':
        'Say what share of the leads that sales calls should convert: '
        ~ 'var lead_scoring_target_precision',
    'youden': 'Nothing tells the scores apart',
    'f1': 'Nothing tells the scores apart',
} -%}
{% set missed = {
    'capacity': 'Even at the highest score more leads a week come in',
    'cost and value': 'Not even the leads of the highest band of scores convert so often',
    'precision': 'No threshold is sure to reach it',
} -%}

with methods as (

    {% for method in unset -%}
    select
        '{{ method }}' as method,
        {{ method in ['youden', 'f1'] }} as is_information_only,
        '{{ unset[method] }}' as unset_reason,
        {{ "'" ~ missed[method] ~ "'" if method in missed
            else "'" ~ unset[method] ~ "'" }} as missed_reason
    {% if not loop.last %}union all
    {% endif -%}
    {%- endfor %}
),

periods as (

    select * from {{ ref('int_lead_scoring__evaluation_periods') }}
    where cutoff_date = {{ _lead_scoring_pooled() }}

),

chosen as (

    select * from {{ ref('int_lead_scoring__chosen_thresholds') }}

),

judged as (

    select
        periods.scorecard_id,
        methods.method,
        methods.is_information_only,
        periods.horizon_days,
        periods.is_audited,
        periods.reason as period_reason,
        chosen.target,
        -- what sales can work needs no conversion to learn from
        case
            when
                methods.method in ('present', 'capacity')
                or periods.learning_reason is null
                then chosen.threshold
        end as threshold,
        chosen.threshold_low,
        chosen.threshold_high,
        -- first what was not asked for, then what the data lacks
        case
            when chosen.method is null and not methods.is_information_only
                then methods.unset_reason
            when
                methods.method not in ('present', 'capacity')
                and periods.learning_reason is not null
                then periods.learning_reason
            when chosen.threshold is null then methods.missed_reason
        end as threshold_reason
    from periods
    cross join methods
    left join chosen
        on
            periods.scorecard_id = chosen.scorecard_id
            and methods.method = chosen.method

)

select
    judged.scorecard_id,
    judged.method,
    judged.is_information_only,
    judged.target,
    cast(judged.threshold as {{ dbt.type_int() }}) as threshold,
    case when judged.threshold is not null then judged.threshold_low end
        as threshold_low,
    case when judged.threshold is not null then judged.threshold_high end
        as threshold_high,
    thresholds.weekly_leads,
    thresholds.weekly_leads_low,
    thresholds.weekly_leads_high,
    thresholds.lead_share,
    thresholds.conversion_share,
    thresholds.conversion_rate,
    thresholds.lower_rate,
    thresholds.upper_rate,
    judged.horizon_days,
    judged.is_audited,
    coalesce(judged.threshold_reason, case
        when thresholds.conversion_rate is null
            then coalesce(judged.period_reason, 'No evaluated lead reached it')
    end) as reason
from judged
left join {{ ref('int_lead_scoring__thresholds') }} as thresholds
    on
        judged.scorecard_id = thresholds.scorecard_id
        and judged.threshold = thresholds.threshold
