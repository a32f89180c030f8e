with moves as (

    -- entries and exits of the sales-ready tiers, by turns; the move before an
    -- entry is the exit before it; what is filled in later tells builds nothing
    select
        *,
        lag(moved_on) over (
            partition by person_id, scorecard_id, is_backfilled
            order by moved_on
        ) as left_on
    from {{ ref('int_lead_scoring__ready_moves') }}

),

entries as (

    select
        *,
        {{ dbt.datediff('left_on', 'moved_on', 'day') }}
            as days_away
    from moves
    where is_sales_ready and not is_first_day

)

select
    lead_id,
    scorecard_id,
    moved_on as handed_off_on,
    score,
    tier,
    reasons,
    left_on is null as is_first,
    cast(days_away as {{ dbt.type_int() }}) as days_away,
    is_backfilled
from entries
where
    left_on is null
    or days_away >= {{ var('lead_scoring_handoff_cooldown_days') }}
