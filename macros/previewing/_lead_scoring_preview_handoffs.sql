{#- How many leads of the sample came into a sales-ready tier in each of the last
    four weeks, by the rules that refs show now: sales-ready at the end of the
    week, and not at the end of the week before. -#}
{% macro _lead_scoring_preview_handoffs(share) -%}
    with dates as (
        select
            as_of_date - cast(weeks * 7 as integer) as as_of_date,
            weeks,
            known_at,
            least({{ lead_scoring.lead_scoring_end_of_day(
                'as_of_date - cast(weeks * 7 as integer)'
            ) }}, known_at) as as_of_at
        from {{ ref('int_lead_scoring__as_of') }}
        cross join range(5) as ago (weeks)
    ),

    adjustments as (
        {{ lead_scoring.lead_scoring_adjustments('dates') }}
    ),

    pairs as materialized (
        select * from ({{ lead_scoring.lead_scoring_pairs('dates', 'adjustments') }})
        where lead_key % {{ share }} = 0
    ),

    {{ lead_scoring.lead_scoring_ledger_steps('pairs', 'adjustments') }},

    scores as (
        {{ lead_scoring.lead_scoring_scores('pairs', 'ledger') }}
    ),

    disqualifications as (
        {{ lead_scoring.lead_scoring_disqualifications('satisfied') }}
    ),

    standing as (
        select standing.*, dates.weeks
        from (
            {{ lead_scoring._lead_scoring_preview_standing(
                'scores', 'disqualifications'
            ) }}
        ) as standing
        inner join dates using (as_of_date)
    )

    select
        now.scorecard_id,
        count(*) * {{ share }} / 4.0 as handoffs
    from standing as now
    left join standing as week_before
        on
            now.lead_key = week_before.lead_key
            and now.scorecard_id = week_before.scorecard_id
            and now.weeks + 1 = week_before.weeks
    where
        now.weeks < 4
        and now.is_sales_ready
        and not coalesce(week_before.is_sales_ready, false)
    group by now.scorecard_id
{%- endmacro %}
