{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with histograms as (

    select * from {{ ref('int_lead_scoring__evaluation_histograms') }}

),

periods as (

    select * from {{ ref('int_lead_scoring__evaluation_periods') }}

),

quality as (

    {{ lead_scoring_ranking_quality(
        'histograms', ['scorecard_id', 'cutoff_date', 'segment']
    ) | indent(4) }}

),

gains as (

    {{ lead_scoring_gains(
        'histograms', ['scorecard_id', 'cutoff_date', 'segment']
    ) | indent(4) }}

),

activities as (

    select count(*) as activities
    from {{ ref('stg_lead_scoring__crm_activities') }}

),

segments as (

    select 'all' as segment

    union all

    select 'worked' as segment
    from activities
    where activities > 0

    union all

    select 'not_worked' as segment
    from activities
    where activities > 0

)

select
    periods.scorecard_id,
    nullif(periods.cutoff_date, {{ _lead_scoring_pooled() }}) as cutoff_date,
    segments.segment,
    periods.horizon_days,
    periods.is_audited,
    coalesce(quality.leads, 0) as leads,
    coalesce(quality.conversions, 0) as conversions,
    {{ _lead_scoring_float('quality.conversions') }} / quality.leads
        as conversion_rate,
    quality.auc,
    quality.auc_se,
    quality.average_precision,
    quality.ks,
    gains.gain as top_decile_gain,
    gains.lift as top_decile_lift,
    coalesce(periods.reason, case
        when quality.leads is null then 'No lead of this kind'
        when quality.conversions = 0 then 'Nobody of this kind converted'
        when quality.conversions = quality.leads
            then 'Every lead of this kind converted'
        when quality.auc_se is null
            then
                'An error of the AUC needs two leads that converted and two '
                || 'that did not'
    end) as reason
from periods
cross join segments
left join quality
    on
        periods.scorecard_id = quality.scorecard_id
        and periods.cutoff_date = quality.cutoff_date
        and segments.segment = quality.segment
left join gains
    on
        periods.scorecard_id = gains.scorecard_id
        and periods.cutoff_date = gains.cutoff_date
        and segments.segment = gains.segment
        and gains.decile = 1
