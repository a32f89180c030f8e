-- When sales last did something with a lead, by the as-of date.
select
    survivors.survivor_key as lead_key,
    max(activities.occurred_at) as last_contact_at
from {{ ref('stg_lead_scoring__crm_activities') }} as activities
inner join {{ ref('int_lead_scoring__crm_records') }} as records
    on activities.lead_id = records.lead_id
inner join {{ ref('int_lead_scoring__survivors') }} as survivors
    on records.lead_key = survivors.lead_key
inner join {{ ref('int_lead_scoring__as_of') }} as as_of
    on
        survivors.known_from <= as_of.as_of_at
        and survivors.known_to > as_of.as_of_at
        and activities.occurred_at <= as_of.as_of_at
group by survivors.survivor_key
