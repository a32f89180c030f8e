-- Who left the tiers for sales in the seven days up to the as-of date, and still
-- is out of them.
with last_changes as (

    select *
    from lead_scoring.lead_tier_changes
    where changed_on > $as_of - interval 7 day
    qualify row_number() over (
        partition by scorecard_id, lead_id order by changed_on desc
    ) = 1

),

ready_tiers as (

    select distinct scorecard_id, tier
    from lead_scoring.lead_score_history
    where is_sales_ready

)

select
    changes.scorecard_id,
    changes.lead_id,
    leads.full_name,
    leads.company_name,
    changes.changed_on,
    changes.from_tier,
    changes.to_tier,
    changes.score_before,
    changes.score_after,
    changes.reasons
from last_changes as changes
inner join lead_scoring.lead_scorecard_scores as scores
    using (scorecard_id, lead_id)
inner join lead_scoring.lead_scores as leads using (lead_id)
inner join ready_tiers
    on
        changes.scorecard_id = ready_tiers.scorecard_id
        and changes.from_tier = ready_tiers.tier
where not scores.is_sales_ready
order by changes.scorecard_id, changes.score_before desc, changes.lead_id
