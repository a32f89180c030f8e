-- What changes on a lead after it came: one row per column and change. A row
-- without a column is a lead that the connector loads once more.
create macro title_of(person_no, level, roll_of_person) as case
    when roll_of_person % 10 = 0
        then upper(pick('titles', level - 1)[1 + roll_of_person // 16 % 6])
    when roll_of_person % 10 = 1
        then lower(pick('titles', level - 1)[1 + roll_of_person // 16 % 6])
    else pick('titles', level - 1)[1 + roll_of_person // 16 % 6]
end;

create table changes (
    lead_no bigint, day integer, second integer, attribute varchar,
    old_value varchar, new_value varchar
);

insert into changes
select lead_no, promoted_day, 36000, 'job_title',
    title_of(person_no, level, roll(person_no, 'title')),
    title_of(person_no, level + 1, roll(person_no, 'title'))
from people
where promoted_day < getvariable('to_day') and person_no % 100 <> 77
union all
select lead_no, address_day, 40000, 'email', other_email, email
from people
where address_day < getvariable('to_day') and email is not null
    and not is_malformed
union all
select lead_no, deleted_day, 80000, 'is_deleted', 'false', 'true'
from leads
where deleted_day < getvariable('to_day')
union all
select lead_no, reloaded_day, 80001, null, null, null
from leads
where reloaded_day < getvariable('to_day') and reloaded_day >= 0
union all
select person_no, day + 1, 43200, 'merged_into_lead_id', null,
    lead_id(lead_no)
from leads
where lead_no % 100 = 98 and day + 1 < getvariable('to_day')
union all
select lead_no - 1, day + 3, 43300, 'merged_into_lead_id', null,
    lead_id(lead_no)
from leads
where lead_no % 100 = 99 and day + 3 < getvariable('to_day')
union all
select lead_no, day + 1, 43400, 'merged_into_lead_id', null,
    lead_id(person_no)
from leads
where lead_no % 100 = 96 and day + 1 < getvariable('to_day')
union all
select v.person_no, v.day, 70000, 'opted_out_at', null,
    strftime(time_at(v.day, 70000), '%Y-%m-%d %H:%M:%S')
from visits as v
inner join scripts as s on v.script = s.script
where s.kind = 'last_mail'
union all
select lead_no, opened_day, 50000, 'lifecycle_stage', 'lead', 'opportunity'
from deals
where opened_day < getvariable('to_day')
union all
select record_on(person_no, closing_day), closing_day, 60000,
    'lifecycle_stage', 'opportunity', if(is_converted, 'customer', 'lead')
from deals
where is_closed and closing_day < getvariable('to_day');

-- The lead as the CRM shows it after each load in which it changed.
create table lead_loads as
with loads as (
    select lead_no, greatest(day, 0) as load_day,
        arg_max(new_value, day * 86400::bigint + second)
            filter (where attribute = 'job_title') as job_title,
        arg_max(new_value, day * 86400::bigint + second)
            filter (where attribute = 'email') as email,
        arg_max(new_value, day * 86400::bigint + second)
            filter (where attribute = 'lifecycle_stage') as lifecycle_stage,
        max(new_value) filter (where attribute = 'is_deleted') as is_deleted,
        max(new_value) filter (where attribute = 'merged_into_lead_id')
            as merged_into_lead_id,
        max(new_value) filter (where attribute = 'opted_out_at')
            as opted_out_at,
        max(greatest(day, 0)) filter (where attribute is not null)
            as changed_day
    from changes
    group by all
)
select lead_no, load_day,
    last_value(job_title ignore nulls) over known as new_job_title,
    last_value(email ignore nulls) over known as new_email,
    last_value(lifecycle_stage ignore nulls) over known as new_lifecycle_stage,
    last_value(is_deleted ignore nulls) over known as is_deleted,
    last_value(merged_into_lead_id ignore nulls) over known
        as merged_into_lead_id,
    last_value(opted_out_at ignore nulls) over known as opted_out_at,
    last_value(changed_day ignore nulls) over known as changed_day
from loads
window known as (partition by lead_no order by load_day);
