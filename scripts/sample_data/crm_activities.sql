-- Sales calls and meets on each deal, and writes to some new leads.
with activities as (
    select person_no * 1024 + step * 4 as activity_no, lead_no, 'call' as kind,
        opened_day as day
    from deals
    union all
    select person_no * 1024 + step * 4 + 1,
        record_on(person_no, closing_day - 1), 'meeting', closing_day - 1
    from deals
    union all
    select lead_no * 1024, lead_no, 'email', day + 2
    from people
    where roll(lead_no, 'cold mail') % 100 < 8
)
select
    'crm' as source_system,
    'A' || activity_no as activity_id,
    lead_id(lead_no) as lead_id,
    kind as activity_type,
    case
        when roll(lead_no, 'activity dirt') % 400 = 0 then '31/02/2026 14:00'
        else strftime(time_at(day, 52000), '%Y-%m-%d %H:%M:%S')
    end as occurred_at,
    loaded_at(day) as loaded_at,
    loaded_date(day) as loaded_date
from activities
where is_loaded_now(day) and day >= 0
order by loaded_date, activity_id
