-- The latest move of a lead into or out of the sales-ready tiers by the as-of
-- date.
with moves as (

    select
        moves.person_id as lead_id,
        moves.scorecard_id,
        moves.moved_on,
        moves.is_sales_ready,
        moves.is_first_day,
        row_number() over (
            partition by moves.person_id, moves.scorecard_id
            order by moves.moved_on desc
        ) as place
    from {{ ref('int_lead_scoring__ready_moves') }} as moves
    inner join {{ ref('int_lead_scoring__as_of') }} as as_of
        on moves.moved_on <= as_of.as_of_date

)

select
    lead_id,
    scorecard_id,
    moved_on,
    is_sales_ready,
    is_first_day
from moves
where place = 1
