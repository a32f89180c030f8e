select
    lower({{ lead_scoring_text('pattern') }}) as pattern,
    {{ lead_scoring_text('reason') }} as reason
from {{ ref('bot_agents') }}
where {{ lead_scoring_text('pattern') }} is not null
