-- One company for every four leads, known from the day of the first of them.
create table companies as
with drawn as (
    select c as company_no, created_day(c * 4) as known_day,
        roll(c, 'company name') as name_roll,
        roll(c, 'employees') as size_roll,
        roll(c, 'company dirt') % 1000 as dirt,
        pick('industries', roll(c, 'industry')) as industry,
        pick('countries', roll(c, 'country')) as country,
        -- A gateway that follows all links of a mail before anyone reads it.
        roll(c, 'scanner') % 100 < 4 as has_scanner
    from range(getvariable('lead_count') // 4 + 1) as t (c)
),
named as (
    select *,
        pick('company_first_names', name_roll) as first_word,
        pick('company_last_names', name_roll // 64) as last_word,
        case
            when size_roll % 100 < 30 then 1 + size_roll // 100 % 10
            when size_roll % 100 < 60 then 11 + size_roll // 100 % 40
            when size_roll % 100 < 80 then 51 + size_roll // 100 % 150
            when size_roll % 100 < 92 then 201 + size_roll // 100 % 800
            else 1001 + size_roll // 100 % 20000
        end::integer as employees
    from drawn
)
select company_no, known_day, dirt, industry, country, has_scanner, employees,
    first_word || ' ' || last_word || ' ' || company_no as company_name,
    lower(first_word || '-' || last_word) || company_no || '.example'
        as domain,
    case
        when dirt < 80 then null
        when employees <= 10 then '1-10'
        when employees <= 50 then '11-50'
        when employees <= 200 then '51-200'
        when employees <= 1000 then '201-1000'
        else '1001+'
    end as size
from named;
