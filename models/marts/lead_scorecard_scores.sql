-- Built with its reasons, so that the two never disagree.
-- depends_on: {{ ref('lead_score_reasons') }}
with scores as (

    select * from {{ ref('int_lead_scoring__scores') }}

),

scorecards as (

    select * from {{ ref('stg_lead_scoring__scorecards') }}

),

leads as (

    select * from {{ ref('int_lead_scoring__leads') }}

),

disqualifications as (

    select * from {{ ref('int_lead_scoring__disqualifications') }}

),

top_reasons as (

    select * from {{ ref('int_lead_scoring__top_reasons') }}

),

confidences as (

    select * from {{ ref('int_lead_scoring__lead_confidence') }}

)

select
    leads.lead_id,
    scores.scorecard_id,
    scorecards.scorecard_name,
    scorecards.product,
    scorecards.is_primary,
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
    disqualifications.lead_key is not null as is_disqualified,
    disqualifications.disqualified_reason,
    top_reasons.top_reasons,
    case
        when scores.score <> 0 then null
        when scores.rule_lines = 0
            then
                'No rule applies: nothing that rules look for is known, and '
                || 'nothing that they count has happened'
        when scores.negative_score = 0
            then
                'What the rules give rounds to 0, or limits or an adjustment '
                || 'take it'
        when
            scores.demographic_score = 0 and scores.company_score = 0
            and scores.behavioral_score = 0 and scores.engagement_score = 0
            then 'Only negative rules apply'
        else 'Negative rules take as much as the others give'
    end as zero_reason,
    confidences.lead_confidence,
    confidences.lead_confidence_low,
    confidences.lead_confidence_high,
    confidences.no_confidence_reason,
    scores.as_of_date
from scores
inner join leads on scores.lead_key = leads.lead_key
inner join scorecards on scores.scorecard_id = scorecards.scorecard_id
left join disqualifications
    on
        scores.lead_key = disqualifications.lead_key
        and scores.scorecard_id = disqualifications.scorecard_id
left join top_reasons
    on
        scores.lead_key = top_reasons.lead_key
        and scores.scorecard_id = top_reasons.scorecard_id
left join confidences
    on
        scores.lead_key = confidences.lead_key
        and scores.scorecard_id = confidences.scorecard_id
