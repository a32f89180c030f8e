{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- What each score would find as the threshold of what sales should call, and
-- how many leads a week would newly reach it.
with histograms as (

    select * from {{ ref('int_lead_scoring__evaluation_histograms') }}
    where segment = 'all' and cutoff_date = {{ _lead_scoring_pooled() }}

),

rises as (

    select * from {{ ref('int_lead_scoring__weekly_rises') }}

),

present as (

    select
        scorecard_id,
        cast(-floor(-min(min_score)) as {{ dbt.type_int() }}) as score
    from {{ ref('stg_lead_scoring__tiers') }}
    where is_sales_ready
    group by scorecard_id

),

-- Every score that anybody had, and the present threshold.
scores as (

    select
        scorecard_id,
        score,
        sum(leads) as leads,
        sum(conversions) as conversions,
        sum(rises) as rises,
        max(one_of) as one_of
    from (
        select
            scorecard_id,
            score,
            leads,
            conversions,
            0 as rises,
            0 as one_of
        from histograms

        union all

        select
            scorecard_id,
            score,
            0 as leads,
            0 as conversions,
            rises,
            one_of
        from rises

        union all

        select
            scorecard_id,
            score,
            0 as leads,
            0 as conversions,
            0 as rises,
            0 as one_of
        from present
    ) as parts
    group by scorecard_id, score

),

thresholds as (

    {{ lead_scoring_thresholds('scores', ['scorecard_id']) | indent(4) }}

),

risen as (

    select
        scorecard_id,
        score as threshold,
        leads > 0 as is_evaluated,
        cast(sum(rises) over (
            partition by scorecard_id order by score desc
        ) as {{ dbt.type_bigint() }}) as rises,
        cast(
            greatest(max(one_of) over (partition by scorecard_id), 1)
            as {{ dbt.type_bigint() }}
        ) as one_of
    from scores

)

select
    thresholds.*,
    risen.is_evaluated,
    present.score as present_threshold,
    {{ _lead_scoring_float('risen.rises * risen.one_of') }} / 4
        as weekly_leads,
    risen.one_of
    * ({{ lead_scoring_poisson('risen.rises', 'lower') }}) / 4
        as weekly_leads_low,
    risen.one_of
    * ({{ lead_scoring_poisson('risen.rises', 'upper') }}) / 4
        as weekly_leads_high
from thresholds
inner join risen
    on
        thresholds.scorecard_id = risen.scorecard_id
        and thresholds.threshold = risen.threshold
left join present on thresholds.scorecard_id = present.scorecard_id
