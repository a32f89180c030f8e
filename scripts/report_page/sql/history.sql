-- The newest changes of score or tier of the chosen leads, in order.
with changes as (

    select
        history.scorecard_id,
        history.lead_id,
        history.valid_from,
        history.score,
        history.tier
    from chosen
    inner join lead_scoring.lead_score_history as history
        using (scorecard_id, lead_id)
    window days as (
        partition by history.scorecard_id, history.lead_id
        order by history.valid_from
    )
    qualify
        history.score is distinct from lag(history.score) over days
        or history.tier is distinct from lag(history.tier) over days

)

select *
from changes
qualify row_number() over (
    partition by scorecard_id, lead_id order by valid_from desc
) <= $most_changes
order by scorecard_id, lead_id, valid_from
