select
    lower({{ lead_scoring_text('kind') }}) as kind,
    lower({{ lead_scoring_text('value') }}) as value,
    {{ lead_scoring_text('reason') }} as reason
from {{ ref('own_staff') }}
where {{ lead_scoring_text('value') }} is not null
