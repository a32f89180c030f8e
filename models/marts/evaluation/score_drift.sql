{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with drifts as (

    select * from {{ ref('int_lead_scoring__drift_scores') }}

    union all

    select * from {{ ref('int_lead_scoring__drift_rules') }}

    union all

    select * from {{ ref('int_lead_scoring__drift_tracking') }}

    union all

    select * from {{ ref('int_lead_scoring__drift_conversions') }}

),

rules as (

    select
        rule_id,
        reason
    from {{ ref('int_lead_scoring__rules') }}

),

-- shares in percent, the rest as it is counted
written as (

    select
        drifts.*,
        {%- for name in ['expected', 'actual', 'statistic', 'threshold'] %}
        cast(cast(
            case
                when drifts.drift_kind = 'rule hits' then 100 else 1
            end * drifts.{{ name }} as decimal(18, 2)
        ) as {{ dbt.type_string() }}) as {{ name }}_text,
        {%- endfor %}
        '"' || coalesce(rules.reason, '') || '" (' || drifts.subject || ')'
            as rule_text
    from drifts
    left join rules on drifts.subject = rules.rule_id

)

select
    written.scorecard_id,
    written.drift_kind,
    written.subject,
    written.expected,
    written.actual,
    written.statistic,
    written.threshold,
    coalesce(written.is_alert, false) as is_alert,
    case
        when written.is_alert
            then
                case written.drift_kind
                    when 'scores'
                        then
                            'Scores of today are spread otherwise than in '
                            || 'the past: the '
                            || 'stability index is ' || written.statistic_text
                            || ', more than ' || written.threshold_text
                            || '. Rules, tracking or the mix of leads changed.'
                    when 'rule hits'
                        then
                            written.rule_text
                            || ' applies to '
                            || written.actual_text
                            || ' % of the leads today, and to '
                            || written.expected_text
                            || ' % in the past.'
                    when 'tracking'
                        then
                            'Nothing that '
                            || written.rule_text
                            || ' counts happened '
                            || 'in the last 30 days, where '
                            || written.expected_text
                            || ' were to be expected. Did a page move, '
                            || 'or the tracking break?'
                    when 'conversions'
                        then
                            'Of the leads of ' || written.subject || ' '
                            || cast(
                                cast(written.actual as {{ dbt.type_bigint() }})
                                as {{ dbt.type_string() }}
                            )
                            || ' converted, where earlier days foretold '
                            || written.expected_text
                            || '. The score, the leads or '
                            || 'what is recorded of conversions changed.'
                end
    end as alert,
    case
        when written.statistic is null and written.drift_kind = 'conversions'
            then 'Nobody converted before'
        when written.statistic is null
            then coalesce(periods.reason, 'There is nothing to compare')
    end as reason
from written
inner join {{ ref('int_lead_scoring__evaluation_periods') }} as periods
    on
        written.scorecard_id = periods.scorecard_id
        and periods.cutoff_date = {{ _lead_scoring_pooled() }}
