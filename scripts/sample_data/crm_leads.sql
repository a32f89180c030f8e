-- Each lead as it came, then after each load in which it changed.
with loads as (
    select n.*, greatest(n.day, 0) as load_day,
        l.* exclude (lead_no, load_day)
    from leads as n
    left join lead_loads as l
        on n.lead_no = l.lead_no and greatest(n.day, 0) = l.load_day
    union all
    select n.*, l.* exclude (lead_no)
    from leads as n
    inner join lead_loads as l
        on n.lead_no = l.lead_no and greatest(n.day, 0) < l.load_day
),
titled as (
    select *, title_of(person_no, level, roll(person_no, 'title'))
        as first_title
    from loads
    where is_loaded_now(load_day)
),
-- The address as first seen; 97 and 99 spell that of the first record anew.
spelled as (
    select *,
        case
            when email is null or is_malformed then email
            when lead_no % 100 in (96, 98) then other_email
            when lead_no % 100 in (97, 99) then '  ' || upper(email) || ' '
            when address_day is not null then other_email
            when dirt_roll % 100 < 3 then upper(email[1]) || email[2:]
            else email
        end as first_email
    from titled
)
select
    'crm' as source_system,
    lead_id(lead_no) as source_record_id,
    lead_id(lead_no) as lead_id,
    coalesce(new_email, first_email) as email,
    'C' || (company_no + 1) as company_id,
    first_name, last_name,
    if(dirt_roll % 5 = 0, null, '+1 555 01' || lpad(
        (lead_no % 100)::varchar, 2, '0'
    )) as phone,
    -- Record 77 lacks what its second record 97 knows.
    if(lead_no % 100 = 77, null, coalesce(new_job_title, first_title))
        as job_title,
    case
        when origin_roll // 64 % 100 < 4
            then getvariable('country_names')[country]
        when origin_roll // 64 % 100 < 6 then lower(country)
        else country
    end as country,
    if(origin_roll % 2 = 0, null, pick('regions', origin_roll // 2))
        as region,
    lead_source,
    case when lead_source in ('paid_search', 'webinar')
        then pick('web_campaigns', origin_roll // 16) end as campaign,
    coalesce(
        new_lifecycle_stage, if(interest = 'none', 'subscriber', 'lead')
    ) as lifecycle_stage,
    if(dirt_roll % 6 = 0, null, 'rep-' || dirt_roll % 12 + 1) as owner_id,
    time_at(day, second) as created_at,
    is_deleted is not null as is_deleted,
    merged_into_lead_id,
    coalesce(
        opted_out_at, if(dirt_roll // 128 % 500 = 0, 'yes', null)
    ) as opted_out_at,
    loaded_at(load_day) as loaded_at,
    -- A repeated load says since when its content was known.
    loaded_at(coalesce(changed_day, greatest(day, 0))) as known_at,
    loaded_date(load_day) as loaded_date
from spelled
