{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with converted as (

    select
        *,
        row_number() over (
            partition by scorecard_id, tier order by days_to_conversion
        ) as place,
        count(*) over (partition by scorecard_id, tier) as conversions
    from {{ ref('int_lead_scoring__evaluation_snapshots') }}
    where is_converted

),

counts as (

    -- with an even number the median is the mean of the two in the middle
    select
        scorecard_id,
        tier,
        max(conversions) as conversions,
        sum(case when days_to_conversion <= 7 then 1 else 0 end) as in_7_days,
        sum(case when days_to_conversion <= 30 then 1 else 0 end)
            as in_30_days,
        {{ _lead_scoring_float(
            'sum(case when 2 * place between conversions and conversions + 2'
            ~ ' then days_to_conversion end)'
        ) }} / sum(case
            when 2 * place between conversions and conversions + 2 then 1
        end) as median_days
    from converted
    group by scorecard_id, tier

)

select
    tiers.scorecard_id,
    tiers.tier,
    coalesce(counts.conversions, 0) as conversions,
    counts.median_days,
    {{ _lead_scoring_float('counts.in_7_days') }} / counts.conversions
        as share_in_7_days,
    {{ _lead_scoring_float('counts.in_30_days') }} / counts.conversions
        as share_in_30_days,
    periods.is_audited,
    coalesce(periods.reason, case
        when counts.conversions is null then 'Nobody of this tier converted'
    end) as reason
from {{ ref('stg_lead_scoring__tiers') }} as tiers
inner join {{ ref('int_lead_scoring__evaluation_periods') }} as periods
    on
        tiers.scorecard_id = periods.scorecard_id
        and periods.cutoff_date = {{ _lead_scoring_pooled() }}
left join counts
    on
        tiers.scorecard_id = counts.scorecard_id
        and tiers.tier = counts.tier
