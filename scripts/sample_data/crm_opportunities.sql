-- A deal is loaded when it opens and again when it closes.
with loads as (
    select *, unnest([false, true]) as is_closing from deals
),
dated as (
    select *, if(is_closing, closing_day, opened_day) as load_day from loads
    where is_closed or not is_closing
)
select
    'crm' as source_system,
    'O' || hidden(person_no * 256 + step, 'deal id') as opportunity_id,
    lead_id(lead_no) as lead_id,
    time_at(opened_day, 50000) as created_at,
    if(is_closing, time_at(closing_day, 60000), null) as closed_at,
    is_closing and is_converted as is_won,
    case
        when deal_roll // 64 % 100 = 0
            then (2 + deal_roll // 8192 % 40) || ',000 EUR'
        else ((2 + deal_roll // 8192 % 40) * 1000)::varchar
    end as amount,
    case
        when not is_closing then 'proposal'
        when is_converted then 'closed_won'
        else 'closed_lost'
    end as stage,
    loaded_at(load_day) as loaded_at,
    loaded_date(load_day) as loaded_date
from dated
where is_loaded_now(load_day)
order by load_day, opportunity_id
