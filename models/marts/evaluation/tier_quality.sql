{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with snapshots as (

    select * from {{ ref('int_lead_scoring__evaluation_snapshots') }}

),

periods as (

    select * from {{ ref('int_lead_scoring__evaluation_periods') }}

),

tiers as (

    select * from {{ ref('stg_lead_scoring__tiers') }}

),

counts as (

    -- a pooled row takes the leads of every cutoff
    select
        periods.scorecard_id,
        periods.cutoff_date,
        periods.is_audited,
        periods.reason,
        periods.leads as all_leads,
        periods.conversions as all_conversions,
        tiers.tier,
        tiers.min_score,
        tiers.is_sales_ready,
        count(snapshots.lead_key) as leads,
        cast(coalesce(sum(
            case when snapshots.is_converted then 1 else 0 end
        ), 0) as {{ dbt.type_bigint() }}) as conversions
    from periods
    inner join tiers on periods.scorecard_id = tiers.scorecard_id
    left join snapshots
        on
            periods.scorecard_id = snapshots.scorecard_id
            and tiers.tier = snapshots.tier
            and (
                periods.cutoff_date = snapshots.cutoff_date
                or periods.cutoff_date = {{ _lead_scoring_pooled() }}
            )
    group by
        periods.scorecard_id, periods.cutoff_date, periods.is_audited,
        periods.reason, periods.leads, periods.conversions, tiers.tier,
        tiers.min_score, tiers.is_sales_ready

),

rates as (

    select
        *,
        {{ _lead_scoring_float('leads') }} / nullif(all_leads, 0)
            as lead_share,
        {{ _lead_scoring_float('conversions') }} / nullif(all_conversions, 0)
            as conversion_share,
        {{ _lead_scoring_float('conversions') }} / nullif(leads, 0)
            as conversion_rate,
        {{ _lead_scoring_float('conversions * all_leads') }}
        / nullif({{ _lead_scoring_float('leads * all_conversions') }}, 0)
            as lift
    from counts

),

yardsticks as (

    select
        *,
        sum(case when is_sales_ready then leads else 0 end) over (
            partition by scorecard_id, cutoff_date
        ) as ready_leads,
        sum(case when is_sales_ready then conversions else 0 end) over (
            partition by scorecard_id, cutoff_date
        ) as ready_conversions,
        max(conversion_rate) over (partition by scorecard_id, cutoff_date)
            as best_rate,
        min(conversion_rate) over (partition by scorecard_id, cutoff_date)
            as worst_rate
    from rates

)

select
    scorecard_id,
    nullif(cutoff_date, {{ _lead_scoring_pooled() }}) as cutoff_date,
    tier,
    is_sales_ready,
    leads,
    conversions,
    lead_share,
    conversion_share,
    conversion_rate,
    {{ lead_scoring_wilson('conversions', 'leads', 'lower') }} as lower_rate,
    {{ lead_scoring_wilson('conversions', 'leads', 'upper') }} as upper_rate,
    lift,
    case when reason is null then
            100 * ready_leads between 15 * all_leads and 35 * all_leads
            and 100 * ready_conversions >= 60 * all_conversions
            and best_rate >= 10 * worst_rate
    end as meets_yardstick,
    is_audited,
    coalesce(reason, case
        when leads = 0 then 'No lead was in this tier'
    end) as reason
from yardsticks
