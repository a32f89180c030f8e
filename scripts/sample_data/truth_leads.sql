-- Who is behind each CRM record. `person_id` is the person's first record,
-- `merged_lead_id` the one that is left after all merges.
select
    lead_id(lead_no) as lead_id,
    lead_id(person_no) as person_id,
    lead_id(record_on(person_no, 100000)) as merged_lead_id,
    person_group, interest, has_scanner, is_malformed
from leads
where is_loaded_now(greatest(day, 0))
order by lead_no
