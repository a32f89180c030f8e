{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- All that most figures need: leads and conversions by score.
with snapshots as (

    select * from {{ ref('int_lead_scoring__evaluation_snapshots') }}

),

by_cutoff as (

    select
        scorecard_id,
        cutoff_date,
        is_worked,
        score,
        count(*) as leads,
        sum(case when is_converted then 1 else 0 end) as conversions
    from snapshots
    group by scorecard_id, cutoff_date, is_worked, score

),

in_segments as (

    select
        by_cutoff.*,
        'all' as segment
    from by_cutoff

    union all

    select
        by_cutoff.*,
        case when is_worked then 'worked' else 'not_worked' end as segment
    from by_cutoff

),

periods as (

    select * from in_segments

    union all

    select
        scorecard_id,
        {{ _lead_scoring_pooled() }} as cutoff_date,
        is_worked,
        score,
        leads,
        conversions,
        segment
    from in_segments

)

select
    scorecard_id,
    cutoff_date,
    segment,
    score,
    cast(sum(leads) as {{ dbt.type_bigint() }}) as leads,
    cast(sum(conversions) as {{ dbt.type_bigint() }}) as conversions
from periods
group by scorecard_id, cutoff_date, segment, score
