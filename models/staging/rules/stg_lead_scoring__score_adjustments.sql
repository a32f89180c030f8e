-- An adjustment without a scorecard is in all of them.
with adjustments as (

    select
        {{ lead_scoring_text('adjustment_id') }} as adjustment_id,
        {{ lead_scoring_text('lead') }} as lead_id,
        {{ lead_scoring_email('lead') }} as email,
        {{ lead_scoring_text('scorecard_id') }} as scorecard_id,
        lower({{ lead_scoring_text('action') }}) as action,
        {{ lead_scoring_try_cast('points', 'decimal(18, 4)') }} as points,
        {{ lead_scoring_try_cast('effective_from', 'date') }} as effective_from,
        coalesce(
            {{ lead_scoring_try_cast('effective_to', 'date') }},
            date '9999-12-31'
        ) as effective_to,
        {{ lead_scoring_text('changed_by') }} as changed_by,
        {{ lead_scoring_text('reason') }} as reason
    from {{ ref('score_adjustments') }}

)

select
    scorecards.scorecard_id,
    adjustments.adjustment_id,
    adjustments.lead_id,
    adjustments.email,
    adjustments.action,
    adjustments.points,
    adjustments.effective_from,
    adjustments.effective_to,
    adjustments.changed_by,
    adjustments.reason
from adjustments
inner join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
    on
        coalesce(adjustments.scorecard_id, scorecards.scorecard_id)
        = scorecards.scorecard_id
