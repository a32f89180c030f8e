with scores as (

    select * from {{ ref('lead_scorecard_scores') }}
    where is_primary

),

leads as (

    select * from {{ ref('int_lead_scoring__leads') }}

),

last_engagements as (

    select * from {{ ref('int_lead_scoring__last_engagements') }}

),

trends as (

    select * from {{ ref('int_lead_scoring__score_trends') }}

),

rule_set as (

    select * from {{ ref('int_lead_scoring__rule_set') }}

)

select
    scores.lead_id,
    leads.source_system,
    leads.source_record_id,
    leads.email,
    nullif(
        trim(
            coalesce(leads.first_name, '') || ' '
            || coalesce(leads.last_name, '')
        ),
        ''
    ) as full_name,
    leads.company_id,
    leads.company_name,
    leads.owner_id,
    leads.lifecycle_stage,
    leads.is_opted_out,
    leads.records as crm_records,
    scores.scorecard_id,
    scores.demographic_score,
    scores.company_score,
    scores.behavioral_score,
    scores.engagement_score,
    scores.negative_score,
    scores.correction_score,
    scores.score,
    scores.tier,
    scores.is_sales_ready,
    scores.fit_grade,
    scores.engagement_grade,
    scores.grade,
    last_engagements.last_engaged_at,
    scores.is_disqualified,
    scores.disqualified_reason,
    scores.top_reasons,
    scores.zero_reason,
    scores.lead_confidence,
    scores.lead_confidence_low,
    scores.lead_confidence_high,
    scores.no_confidence_reason,
    trends.previous_score,
    trends.score_trend,
    trends.tier_since,
    scores.as_of_date,
    rule_set.rule_set_hash
from scores
inner join leads on scores.lead_id = leads.lead_id
cross join rule_set
left join last_engagements on leads.lead_key = last_engagements.lead_key
left join trends
    on
        scores.lead_id = trends.lead_id
        and scores.scorecard_id = trends.scorecard_id
