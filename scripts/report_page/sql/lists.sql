-- The lists to work with, and whether the page has the lead.
select
    list,
    lead_id,
    why
from lead_scoring.lead_worklists
order by list, score desc, lead_id
