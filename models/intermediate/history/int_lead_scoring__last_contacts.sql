-- When sales last did something with a lead, by the as-of date.
select
    survivors.survivor_key as lead_key,
    max(activities.occurred_at) as last_contact_at
from {{ ref('stg_lead_scoring__crm_activities') }} as activities
inner join {{ ref('int_lead_scoring__current_survivors') }} as survivors
    on activities.lead_id = survivors.lead_id
inner join {{ ref('int_lead_scoring__as_of') }} as as_of
    on activities.occurred_at <= as_of.as_of_at
group by survivors.survivor_key
