with moves as (

    -- entries and exits of the sales-ready tiers, by turns; the move before an
    -- entry is the exit before it
    select
        *,
        lag(as_of_date) over (
            partition by lead_id, scorecard_id order by as_of_date
        ) as left_on
    from {{ ref('int_lead_scoring__tier_moves') }}
    where is_sales_ready <> was_sales_ready

),

entries as (

    select
        *,
        {{ dbt.datediff('left_on', 'as_of_date', 'day') }}
            as days_away
    from moves
    where is_sales_ready and not is_first_day

)

select
    lead_id,
    scorecard_id,
    as_of_date as handed_off_on,
    score,
    tier,
    reasons,
    left_on is null as is_first,
    cast(days_away as {{ dbt.type_int() }}) as days_away
from entries
where
    left_on is null
    or days_away >= {{ var('lead_scoring_handoff_cooldown_days') }}
