-- Each lead's features after its step's last day, and whether it bought in the
-- next 30 days. Only steps whose 30 days are over.
select
    step,
    lead_id(record_on(person_no, cutoff_day)) as lead_id,
    getvariable('start_date')::date + cutoff_day::integer as cutoff_date,
    seniority, size, industry, is_free_mail, is_competitor, is_unserved,
    pricing_viewed, demo_requested, trial_started, webinar_attended,
    email_clicked, careers_viewed, points, p, is_converted
from steps
where is_loaded_now(step * 30 + 29)
order by step, person_no
