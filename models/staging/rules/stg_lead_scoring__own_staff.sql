select distinct
    lower({{ lead_scoring_text('kind') }}) as kind,
    lower({{ lead_scoring_text('value') }}) as value
from {{ ref('own_staff') }}
where {{ lead_scoring_text('value') }} is not null
