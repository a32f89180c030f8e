select
    lead_key,
    max(newest_at) as last_engaged_at
from {{ ref('int_lead_scoring__visible_occurrences') }}
where effect = 'engages'
group by lead_key
