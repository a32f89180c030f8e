select
    'crm' as source_system,
    'C' || (company_no + 1) as company_id,
    company_name, domain, industry,
    case
        when dirt < 80 then if(dirt < 12, 'about ' || employees, null)
        when dirt < 90 then employees || ' '
        else employees::varchar
    end as employee_count,
    case
        when dirt between 100 and 109 then 'EUR ' || employees // 10 || 'm'
        when dirt >= 150
            then (employees::bigint * (90 + dirt % 80) * 1000)::varchar
    end as annual_revenue,
    country,
    loaded_at(greatest(known_day, 0)) as loaded_at,
    loaded_date(greatest(known_day, 0)) as loaded_date
from companies
where is_loaded_now(greatest(known_day, 0))
order by company_no
