{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- How many leads rose in the last four weeks, to and from which score: who is
-- at or above a threshold at the end of a week, and was not a week before, rose
-- to it or beyond from below it.
with pairs as (

    select * from {{ ref('int_lead_scoring__weekly_pairs') }}

),

dates as (

    select distinct
        as_of_date,
        as_of_at,
        known_at
    from pairs

),

adjustments as (

    {{ lead_scoring_adjustments('dates') | indent(4) }}

),

{{ lead_scoring_ledger_steps('pairs', 'adjustments') }},

scores as (

    {{ lead_scoring_scores('pairs', 'ledger') | indent(4) }}

),

disqualifications as (

    {{ lead_scoring_disqualifications('satisfied') | indent(4) }}

),

standing as (

    select
        scores.lead_key,
        scores.scorecard_id,
        scores.as_of_date,
        scores.score
    from scores
    left join disqualifications
        on
            scores.lead_key = disqualifications.lead_key
            and scores.as_of_date = disqualifications.as_of_date
            and scores.scorecard_id = disqualifications.scorecard_id
    left join {{ ref('int_lead_scoring__conversions') }} as conversions
        on
            scores.lead_key = conversions.lead_key
            and scores.as_of_date >= conversions.converted_date
    where disqualifications.lead_key is null and conversions.lead_key is null

),

rises as (

    select
        standing.scorecard_id,
        standing.score as to_score,
        week_before.score as from_score
    from standing
    cross join {{ ref('int_lead_scoring__as_of') }} as as_of
    left join standing as week_before
        on
            standing.lead_key = week_before.lead_key
            and standing.scorecard_id = week_before.scorecard_id
            and week_before.as_of_date
            = {{ dbt.dateadd('day', -7, 'standing.as_of_date') }}
    where
        standing.as_of_date > {{ dbt.dateadd('day', -28, 'as_of.as_of_date') }}
        and standing.score > coalesce(week_before.score, -999999)

),

shares as (

    select max(one_of) as one_of from pairs

),

ends as (

    select
        scorecard_id,
        to_score as score,
        1 as rises
    from rises

    union all

    select
        scorecard_id,
        from_score as score,
        -1 as rises
    from rises
    where from_score is not null

)

select
    ends.scorecard_id,
    ends.score,
    cast(sum(ends.rises) as {{ dbt.type_bigint() }}) as rises,
    max(shares.one_of) as one_of
from ends
cross join shares
group by ends.scorecard_id, ends.score
