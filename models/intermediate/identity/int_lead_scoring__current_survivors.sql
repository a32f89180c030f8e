-- Which record stands for a record, as far as is known on the as-of date.
select
    records.lead_key,
    records.lead_id,
    survivors.survivor_key,
    survivor_records.lead_id as survivor_id
from {{ ref('int_lead_scoring__survivors') }} as survivors
inner join {{ ref('int_lead_scoring__as_of') }} as as_of
    on
        survivors.known_from <= as_of.as_of_at
        and survivors.known_to > as_of.as_of_at
inner join {{ ref('int_lead_scoring__crm_records') }} as records
    on survivors.lead_key = records.lead_key
inner join {{ ref('int_lead_scoring__crm_records') }} as survivor_records
    on survivors.survivor_key = survivor_records.lead_key
