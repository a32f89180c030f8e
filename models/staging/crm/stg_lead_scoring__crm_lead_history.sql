with history as (

    select * from {{ ref('base_lead_scoring__crm_lead_history') }}

),

typed as (

    select
        {{ lead_scoring_text('lead_id') }} as lead_id,
        lower({{ lead_scoring_text('attribute') }}) as attribute,
        {{ lead_scoring_text('old_value') }} as old_value,
        {{ lead_scoring_text('new_value') }} as new_value,
        changed_at,
        coalesce(known_at, loaded_at) as known_at
    from history

)

select
    {{ lead_scoring_key(['lead_id']) }} as lead_key,
    typed.*
from typed
where lead_id is not null and attribute is not null and changed_at is not null
