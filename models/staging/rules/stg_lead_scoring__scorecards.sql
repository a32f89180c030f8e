select
    {{ lead_scoring_text('scorecard_id') }} as scorecard_id,
    {{ lead_scoring_text('scorecard_name') }} as scorecard_name,
    {{ lead_scoring_text('product') }} as product,
    coalesce({{ lead_scoring_try_cast(
        lead_scoring_text('is_primary'), dbt.type_boolean()
    ) }}, false) as is_primary,
    {{ lead_scoring_try_cast('min_score', 'decimal(18, 4)') }} as min_score,
    {{ lead_scoring_try_cast('max_score', 'decimal(18, 4)') }} as max_score
from {{ ref('scorecards') }}
where
    coalesce({{ lead_scoring_try_cast(
        lead_scoring_text('is_active'), dbt.type_boolean()
    ) }}, true)
