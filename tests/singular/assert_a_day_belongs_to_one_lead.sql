-- Assumes that what an actor did on a day is one lead's, at any time known.
-- Were two ranges to overlap, an event would give points twice.
select
    earlier.actor_key,
    earlier.lead_key,
    later.lead_key as other_lead_key
from {{ ref('int_lead_scoring__actor_leads') }} as earlier
inner join {{ ref('int_lead_scoring__actor_leads') }} as later
    on
        earlier.actor_key = later.actor_key
        and earlier.after_day < later.until_day
        and earlier.until_day > later.after_day
        and earlier.known_from < later.known_to
        and earlier.known_to > later.known_from
        and (
            earlier.after_day < later.after_day
            or (
                earlier.after_day = later.after_day
                and earlier.known_from < later.known_from
            )
            or (
                earlier.after_day = later.after_day
                and earlier.known_from = later.known_from
                and earlier.lead_key < later.lead_key
            )
        )
