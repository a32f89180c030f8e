-- One row per web visit and per mail. Interest comes in bursts: each person has
-- a season of 45 days after another, and a burst in some of them.
create table visits (
    channel varchar, visit_id bigint, person_no bigint, day integer,
    second integer, script smallint, device_no bigint, is_identified boolean
);

insert into visits
with seasons as (
    select person_no, person_group, interest, lead_source,
        day as created_day, unnest(range(
            greatest(0, (-day) // 45 - 1),
            least(31, (getvariable('to_day') - day) // 45 + 1)
        )) as season
    from people
    where interest <> 'none'
),
drawn as (
    select *,
        season = 0 and lead_source in ('website', 'paid_search') as is_signup,
        (person_no * 256 + season * 8) as burst_no
    from seasons
),
bursts as (
    select *,
        roll(burst_no, 'burst') as burst_roll,
        roll(burst_no, 'burst length') as length_roll,
        roll(burst_no, 'burst device') % 100 as device_roll
    from drawn
),
kept as (
    select *,
        created_day + if(is_signup, 0, season * 45 + length_roll // 64 % 45)
            as burst_day,
        case
            when person_group = 'job_seeker' then 'careers'
            when burst_roll // 1024 % 100 < 40 then 'research'
            when burst_roll // 1024 % 100 < 84 then 'buying'
            when burst_roll // 1024 % 100 < 98 then 'webinar'
            else 'careers'
        end as kind,
        1 + if(interest = 'much', length_roll % 6, length_roll % 2) as visits,
        case
            when is_signup or device_roll < 82 then 0
            when device_roll < 96 then 1
            else 2
        end as device
    from bursts
    where is_signup
        or burst_roll % 100 < if(interest = 'much', 72, 24)
),
each_visit as (
    select *, unnest(range(visits)) as visit from kept
),
rolled as (
    select *,
        roll(burst_no + visit, 'visit') as visit_id
    from each_visit
),
timed as (
    select *,
        -- A signup is the last of its burst; the visits before it are unknown.
        burst_day + if(is_signup, -1, 1)
            * visit * (1 + length_roll // 8 % 4)::integer as day,
        if(is_signup and visit = 0, 'signup', kind) as visit_kind
    from rolled
)
select 'web', t.visit_id, t.person_no, t.day,
    21600 + t.visit_id // 4096 % 57000, d.script,
    t.person_no * 4 + t.device,
    -- Known from the first visit, or only in the last.
    not t.is_signup
    and t.visit = if(t.burst_roll // 524288 % 10 = 0, t.visits - 1, 0)
from timed as t
inner join dice as d
    on t.visit_kind = d.kind and t.visit_id % 1000 = d.throw
where t.day >= 0 and t.day < getvariable('to_day')
order by t.day;

-- A mail every 30 days to those who take it, until they have had enough; every
-- six days to some of those who never read it.
insert into visits
with subscribed as (
    select person_no, interest, has_scanner, day as created_day,
        roll(person_no, 'mail') as mail_roll,
        if(interest = 'none' and not has_scanner
            and mail_roll // 4194304 % 4 = 0, 6, 30) as every
    from people
    where not is_malformed and email is not null
        and roll(person_no, 'subscribed') % 100
        < case interest when 'none' then 15 when 'some' then 50 else 80 end
),
mailed as (
    select *,
        unnest(range(
            greatest(0, created_day // every + 1),
            getvariable('to_day') // every + 1
        )) as mail,
        greatest(0, created_day // every + 1) as first_mail
    from subscribed
),
numbered as (
    select *,
        case when mail_roll % 100 < 5
            then first_mail + mail_roll // 128 % 6 end as last_mail
    from mailed
),
timed as (
    select *,
        roll(person_no * 256 + mail, 'mailing') as visit_id,
        mail * every + mail_roll // 1024 % every as day,
        case
            when mail_roll // 65536 % 1000 < 15 then 'bad_address'
            when has_scanner then 'scanned_mail'
            when mail = last_mail then 'last_mail'
            when interest = 'none' then 'unread_mail'
            else 'mail'
        end as kind
    from numbered
    where last_mail is null or mail <= last_mail
)
select 'mail', t.visit_id, t.person_no, t.day,
    21600 + t.visit_id // 4096 % 14400, d.script, t.person_no * 4, false
from timed as t
inner join dice as d on t.kind = d.kind and t.visit_id % 1000 = d.throw
where t.day < getvariable('to_day')
order by t.day;

-- Visits of nobody we know: people who never say who they are, and crawlers.
insert into visits
with daily as (
    select day, unnest(range(
        (leads_created_before(day + 1) - leads_created_before(day)) * 4 // 5 + 1
    )) as number
    from range(getvariable('to_day')) as t (day)
),
rolled as (
    select *, roll(day * 1048576 + number, 'stranger') as visit_id from daily
)
select 'stranger', t.visit_id, null, t.day,
    21600 + t.visit_id // 4096 % 57000, d.script,
    67108864 + t.day * 1048576 + t.number, false
from rolled as t
inner join dice as d
    on d.kind = if(t.visit_id // 1024 % 10 = 0, 'crawler', 'stranger')
    and t.visit_id % 1000 = d.throw
order by t.day;
