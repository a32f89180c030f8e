-- The leads that the page shows one by one: the best of each scorecard, and the
-- best of each work list. One row per scorecard and lead.
with ranked as (

    select
        scores.*,
        row_number() over (
            partition by scores.scorecard_id
            order by
                scores.is_disqualified, scores.score desc,
                leads.last_engaged_at desc nulls last, scores.lead_id
        ) as place
    from lead_scoring.lead_scorecard_scores as scores
    inner join lead_scoring.lead_scores as leads using (lead_id)

),

listed as (

    select distinct lead_id
    from lead_scoring.lead_worklists
    qualify row_number() over (
        partition by list order by score desc, lead_id
    ) <= $most_listed

)

select
    ranked.scorecard_id,
    ranked.lead_id,
    ranked.place
from ranked
left join listed using (lead_id)
where ranked.place <= $most or (ranked.is_primary and listed.lead_id is not null)
