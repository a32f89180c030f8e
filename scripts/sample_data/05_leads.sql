-- One row per CRM record. Of each hundred records the last four are second
-- records of a person who is there already:
--   97 repeats the address of 77 in another spelling; the CRM never merges it
--   98 and 99 are 68 again: the CRM merges 68 into 98, later 98 into 99
--   96 is 60 again: the CRM merges it into 60
create table leads as
with numbered as (
    select i as lead_no, created_day(i) as day,
        case i % 100 when 96 then i - 36 when 97 then i - 20
            when 98 then i - 30 when 99 then i - 31 else i end as person_no
    from range(getvariable('lead_count')) as t (i)
),
drawn as (
    select *,
        day - created_day(person_no) as days_after_first,
        (25200 + roll(lead_no, 'second') % 50000)::integer as second,
        roll(person_no, 'group') % 1000 as group_roll,
        roll(person_no, 'interest') % 100 as interest_roll,
        roll(person_no, 'level') % 100 as level_roll,
        roll(person_no, 'address') % 1000 as address_roll,
        roll(person_no, 'company') as company_roll,
        roll(person_no, 'change') as change_roll,
        roll(person_no, 'name') as name_roll,
        roll(person_no, 'origin') as origin_roll,
        roll(lead_no, 'lead dirt') as dirt_roll
    from numbered
),
grouped as (
    select *,
        case
            when group_roll < 6 then 'own_staff'
            when group_roll < 18 then 'competitor'
            when group_roll < 58 then 'student'
            when group_roll < 118 then 'job_seeker'
            else 'buyer'
        end as person_group,
        case
            when interest_roll < 45 then 'none'
            when interest_roll < 83 then 'some'
            else 'much'
        end as interest,
        pick('first_names', name_roll) as first_name,
        pick('last_names', name_roll // 64) as last_name,
        (company_roll % (person_no // 4 + 1))::integer as drawn_company_no
    from drawn
),
titled as (
    select g.*, c.industry, c.size, c.has_scanner, c.domain as company_domain,
        g.person_group = 'student' and address_roll < 700
        or g.person_group in ('buyer', 'job_seeker') and address_roll < 140
            as is_free_mail,
        case
            when g.person_group = 'student' then 1
            when level_roll < 6 then null
            when level_roll < 9 then 2
            when level_roll < 50 then 3
            when level_roll < 75 then 4
            when level_roll < 88 then 5
            when level_roll < 94 then 6
            else 7
        end as level,
        -- Days of what changes later; null where it never does.
        case when change_roll % 100 < 5 and level_roll between 9 and 93
            and g.person_group <> 'student'
            then created_day(person_no) + 25 + change_roll // 128 % 150
        end::integer as promoted_day,
        case when change_roll % 100 in (10, 11)
            then created_day(person_no) + 20 + change_roll // 128 % 150
        end::integer as address_day,
        case when change_roll % 1000 = 20 or change_roll % 1000 = 120
            or change_roll % 1000 = 220
            then day + 30 + change_roll // 1024 % 120
        end::integer as deleted_day,
        case when dirt_roll % 100 = 7 then day + 10 + dirt_roll // 128 % 60
        end::integer as reloaded_day
    from grouped as g
    inner join companies as c on g.drawn_company_no = c.company_no
),
addressed as (
    select *,
        case
            when person_group in ('own_staff', 'student') then null
            when is_free_mail and address_roll % 2 = 0 then null
            else drawn_company_no
        end as company_no,
        case
            when person_group = 'own_staff' then getvariable('own_domain')
            when person_group = 'competitor'
                then pick('competitor_domains', name_roll // 4096)
            when is_free_mail then pick('free_domains', name_roll // 4096)
            when person_group = 'student'
                then pick('university_domains', name_roll // 4096)
            else company_domain
        end as mail_domain,
        address_roll between 985 and 994 as is_malformed
    from titled
)
select lead_no, person_no, day, second, person_group, interest, first_name,
    last_name, company_no, level::utinyint as level, is_free_mail,
    is_malformed, promoted_day, address_day, deleted_day, reloaded_day,
    dirt_roll::uinteger as dirt_roll, origin_roll::uinteger as origin_roll,
    if(company_no is null, null, industry) as industry,
    if(company_no is null, null, size) as size,
    has_scanner and company_no is not null and not is_free_mail
    and person_group in ('buyer', 'job_seeker') as has_scanner,
    case
        when is_malformed then pick('malformed', name_roll)
        when address_roll between 995 and 996 then null
        else lower(first_name || '.' || last_name)
            || person_no || '@' || mail_domain
    end as email,
    -- The address before it changed, and that of records 96 and 98.
    lower(first_name[1] || '.' || last_name) || person_no || '@' || mail_domain
        as other_email,
    if(origin_roll % 100 < 3, null, pick('countries', origin_roll // 128))
        as country,
    pick('lead_sources', origin_roll // 8192) as lead_source,
    case person_no % 100 when 60 then created_day(person_no + 36)
        when 68 then created_day(person_no + 30) end as second_record_day
from addressed;

-- Who a person is in the CRM on a day, after the merges of that day.
create macro record_on(person_no, on_day) as case
    when person_no % 100 = 68 and on_day > created_day(person_no + 31) + 2
        then person_no + 31
    when person_no % 100 = 68 and on_day > created_day(person_no + 30)
        then person_no + 30
    else person_no
end;

create view people as
select * from leads where lead_no = person_no;
