-- The latest move of a lead into or out of the sales-ready tiers by the as-of
-- date.
with moves as (

    select
        moves.lead_id,
        moves.scorecard_id,
        moves.as_of_date as moved_on,
        moves.is_sales_ready,
        row_number() over (
            partition by moves.lead_id, moves.scorecard_id
            order by moves.as_of_date desc
        ) as place
    from {{ ref('int_lead_scoring__tier_moves') }} as moves
    inner join {{ ref('int_lead_scoring__as_of') }} as as_of
        on moves.as_of_date <= as_of.as_of_date
    where moves.is_sales_ready <> moves.was_sales_ready

)

select
    lead_id,
    scorecard_id,
    moved_on,
    is_sales_ready
from moves
where place = 1
