-- The visits and mails that the loads of [chunk_from, chunk_to) bring. Of each
-- hundred, two come 1 to 5 days late and one comes twice, on the day or up to
-- three days later; of those some say another time.
create or replace temp table deliveries as
with rolled as (
    select *, roll(visit_id, 'delivery') as delivery_roll
    from visits
    where day > getvariable('chunk_from') - 10
        and day < getvariable('chunk_to')
),
delayed as (
    select *,
        if(delivery_roll % 100 < 2, 1 + delivery_roll // 128 % 5, 0)
            as days_late,
        delivery_roll // 1024 % 100 = 0 as is_doubled
    from rolled
),
delivered as (
    select *, (day + days_late)::integer as load_day, 0 as seconds_off
    from delayed
    union all
    select *, (day + days_late + delivery_roll // 131072 % 4)::integer,
        if(delivery_roll // 524288 % 8 = 0, 7, 0)
    from delayed
    where is_doubled
)
select d.*, p.is_malformed, p.has_scanner, p.day as created_day,
    -- Before a change of address, and at times after a second record came,
    -- a person uses the other one.
    if(p.address_day > d.day
        or p.second_record_day < d.day and d.visit_id % 3 = 0,
        p.other_email, p.email) as email
from delivered as d
left join people as p on d.person_no = p.person_no
where d.load_day >= getvariable('chunk_from')
    and d.load_day < getvariable('chunk_to')
order by d.load_day, d.day, d.second, d.channel, d.visit_id, d.seconds_off;
