select
    'crm' as source_system,
    lead_id(lead_no) as lead_id,
    attribute, old_value, new_value,
    case
        when roll(lead_no * 256 + abs(day) % 256, 'history dirt') % 500 = 0
            then strftime(time_at(day, second), '%d.%m.%Y') || ' ??'
        else strftime(time_at(day, second), '%Y-%m-%d %H:%M:%S')
    end as changed_at,
    loaded_at(greatest(day, 0)) as loaded_at,
    loaded_date(greatest(day, 0)) as loaded_date
from changes
where attribute is not null and is_loaded_now(greatest(day, 0))
order by loaded_date, lead_no, day, second
