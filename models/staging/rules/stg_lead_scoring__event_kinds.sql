select
    lower({{ lead_scoring_text('event') }}) as event_name,
    lower({{ lead_scoring_text('channel') }}) as channel,
    {{ lead_scoring_try_cast(
        lead_scoring_text('is_engagement'), dbt.type_boolean()
    ) }} as is_engagement,
    {{ lead_scoring_text('description') }} as description
from {{ ref('event_kinds') }}
where {{ lead_scoring_text('event') }} is not null
