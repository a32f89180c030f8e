-- What the worklists ask of a lead, on the primary scorecard. Disqualified
-- leads are on no list.
{% set cooling_from = dbt.dateadd(
    'day', -(var('lead_scoring_cooling_days') | int), 'scores.as_of_date'
) -%}

with scores as (

    select * from {{ ref('lead_scorecard_scores') }}
    where is_primary and not is_disqualified

),

ready_tiers as (

    select
        scorecard_id,
        tier,
        min_score,
        row_number() over (
            partition by scorecard_id order by min_score
        ) as place
    from {{ ref('stg_lead_scoring__tiers') }}
    where is_sales_ready

)

select
    scores.lead_id,
    scores.is_sales_ready,
    -- for a day that history has not, since that day
    case
        when scores.is_sales_ready and readiness.is_sales_ready
            then readiness.moved_on
        when scores.is_sales_ready then scores.as_of_date
    end as ready_on,
    -- history does not tell since when: any contact may be since
    coalesce(readiness.is_sales_ready and readiness.is_first_day, true)
        as is_ready_from_start,
    case
        when
            not scores.is_sales_ready and not readiness.is_sales_ready
            and readiness.moved_on > {{ cooling_from }}
            then readiness.moved_on
    end as left_on,
    {{ lead_scoring_local_day('contacts.last_contact_at') }}
        as last_contact_on,
    leads_back.returned_on,
    leads_back.silent_days,
    trends.compared_on,
    trends.previous_score - scores.score as lost_points,
    case
        when not scores.is_sales_ready
            then ready_tiers.min_score - scores.score
    end as missing_points,
    ready_tiers.tier as ready_tier
from scores
inner join {{ ref('int_lead_scoring__leads') }} as leads
    on scores.lead_id = leads.lead_id
inner join {{ ref('int_lead_scoring__score_trends') }} as trends
    on
        scores.lead_id = trends.lead_id
        and scores.scorecard_id = trends.scorecard_id
left join {{ ref('int_lead_scoring__readiness') }} as readiness
    on
        scores.lead_id = readiness.lead_id
        and scores.scorecard_id = readiness.scorecard_id
left join {{ ref('int_lead_scoring__last_contacts') }} as contacts
    on leads.lead_key = contacts.lead_key
left join {{ ref('int_lead_scoring__returns') }} as leads_back
    on leads.lead_key = leads_back.lead_key
left join ready_tiers
    on
        scores.scorecard_id = ready_tiers.scorecard_id
        and ready_tiers.place = 1
