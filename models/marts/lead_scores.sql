-- Built with its reasons, so that the two never disagree.
-- depends_on: {{ ref('lead_score_reasons') }}
with scores as (

    select * from {{ ref('int_lead_scoring__scores') }}
    where is_primary

),

leads as (

    select * from {{ ref('int_lead_scoring__leads') }}

),

disqualifications as (

    select * from {{ ref('int_lead_scoring__disqualifications') }}

),

last_engagements as (

    select * from {{ ref('int_lead_scoring__last_engagements') }}

),

top_reasons as (

    select * from {{ ref('int_lead_scoring__top_reasons') }}

),

rule_set as (

    select * from {{ ref('int_lead_scoring__rule_set') }}

)

select
    leads.lead_id,
    leads.source_system,
    leads.source_record_id,
    leads.email,
    nullif(
        trim(
            coalesce(leads.first_name, '')
            || ' '
            || coalesce(leads.last_name, '')
        ),
        ''
    ) as full_name,
    leads.company_id,
    leads.company_name,
    leads.owner_id,
    leads.lifecycle_stage,
    scores.scorecard_id,
    scores.demographic_score,
    scores.company_score,
    scores.behavioral_score,
    scores.engagement_score,
    scores.negative_score,
    scores.correction_score,
    scores.score,
    case
        when disqualifications.lead_key is not null then 'disqualified'
        else scores.tier
    end as tier,
    coalesce(scores.is_sales_ready, false)
    and disqualifications.lead_key is null as is_sales_ready,
    scores.fit_grade,
    scores.engagement_grade,
    scores.fit_grade || scores.engagement_grade as grade,
    last_engagements.last_engaged_at,
    disqualifications.lead_key is not null as is_disqualified,
    disqualifications.disqualified_reason,
    top_reasons.top_reasons,
    case
        when scores.score <> 0 then null
        when scores.rule_lines = 0
            then 'No rule applies: nothing that rules look for is known, and '
                || 'nothing that they count has happened'
        when top_reasons.lead_key is null then 'Only negative rules apply'
        else 'Negative rules take as much as the others give'
    end as zero_reason,
    scores.as_of_date,
    rule_set.rule_set_hash
from scores
inner join leads on scores.lead_key = leads.lead_key
cross join rule_set
left join disqualifications
    on
        scores.lead_key = disqualifications.lead_key
        and scores.scorecard_id = disqualifications.scorecard_id
left join last_engagements on scores.lead_key = last_engagements.lead_key
left join top_reasons
    on
        scores.lead_key = top_reasons.lead_key
        and scores.scorecard_id = top_reasons.scorecard_id
