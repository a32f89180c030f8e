-- The truth: after each 30 days a lead's chance to buy in the next 30. Points
-- are a tenth of a doubling of the odds: log odds = points * ln(2) / 10.
create table weights as
select * from (values
    ('intercept', '', -80),
    ('seniority', 'c_level', 18),
    ('seniority', 'vp', 15),
    ('seniority', 'director', 12),
    ('seniority', 'manager', 6),
    ('seniority', 'intern', -12),
    ('seniority', 'student', -20),
    ('size', '1-10', -8),
    ('size', '51-200', 5),
    ('size', '201-1000', 12),
    ('size', '1001+', 8),
    ('industry', 'Software', 8),
    ('industry', 'Financial Services', 6),
    ('industry', 'Healthcare', 3),
    ('industry', 'Education', -4),
    ('industry', 'Nonprofit', -5),
    ('is_free_mail', 'true', -10),
    ('is_competitor', 'true', -30),
    ('is_unserved', 'true', -18),
    ('pricing_viewed', 'true', 24),
    ('demo_requested', 'true', 32),
    ('trial_started', 'true', 25),
    ('webinar_attended', 'true', 16),
    ('email_clicked', 'true', 14),
    ('careers_viewed', 'true', -15)
) as t (feature, value, points);

-- The same points under one name each, for arithmetic.
create macro points(wanted_feature) as (
    select max(points) from weights where feature = wanted_feature
);

create table behaviour as
select v.person_no, v.day // 30 + 1 as step,
    bool_or(s.pricing_viewed) as pricing_viewed,
    bool_or(s.demo_requested) as demo_requested,
    bool_or(s.trial_started) as trial_started,
    bool_or(s.webinar_attended) as webinar_attended,
    bool_or(s.email_clicked) as email_clicked,
    bool_or(s.careers_viewed) as careers_viewed
from visits as v
inner join script_signals as s on v.script = s.script
where v.person_no is not null
    and (s.pricing_viewed or s.demo_requested or s.trial_started
        or s.webinar_attended or s.email_clicked or s.careers_viewed)
group by all;

create table chances as
with people_in_steps as (
    select p.*, t.step, t.step * 30 - 1 as cutoff_day,
        p.level + if(p.promoted_day <= t.step * 30 - 1, 1, 0) as level_then
    from people as p
    inner join range(1, getvariable('to_day') // 30 + 1) as t (step)
        on p.day < t.step * 30
        and (p.deleted_day is null or p.deleted_day >= t.step * 30)
    where p.person_group <> 'own_staff'
),
features as (
    select p.person_no, p.step, p.cutoff_day, p.industry, p.size,
        p.is_free_mail, p.person_group = 'competitor' as is_competitor,
        getvariable('levels')[p.level_then] as seniority,
        coalesce(list_contains(
            getvariable('unserved_countries'), p.country
        ), false) as is_unserved,
        coalesce(b.pricing_viewed, false) as pricing_viewed,
        coalesce(b.demo_requested, false) as demo_requested,
        coalesce(b.trial_started, false) as trial_started,
        coalesce(b.webinar_attended, false) as webinar_attended,
        coalesce(b.email_clicked, false) as email_clicked,
        coalesce(b.careers_viewed, false) as careers_viewed
    from people_in_steps as p
    left join behaviour as b
        on p.person_no = b.person_no and p.step = b.step
),
weighed as (
    select f.*,
        points('intercept') + coalesce(s.points, 0) + coalesce(z.points, 0)
        + coalesce(i.points, 0)
        + f.is_free_mail::integer * points('is_free_mail')
        + f.is_competitor::integer * points('is_competitor')
        + f.is_unserved::integer * points('is_unserved')
        + f.pricing_viewed::integer * points('pricing_viewed')
        + f.demo_requested::integer * points('demo_requested')
        + f.trial_started::integer * points('trial_started')
        + f.webinar_attended::integer * points('webinar_attended')
        + f.email_clicked::integer * points('email_clicked')
        + f.careers_viewed::integer * points('careers_viewed') as points
    from features as f
    left join weights as s
        on s.feature = 'seniority' and f.seniority = s.value
    left join weights as z on z.feature = 'size' and f.size = z.value
    left join weights as i
        on i.feature = 'industry' and f.industry = i.value
)
select *,
    round(1 / (1 + exp(-points * ln(2) / 10)), 9) as p,
    roll(person_no * 256 + step, 'conversion') / 4294967296.0 as chance
from weighed;

-- Who bought is a customer, and no step follows.
create table first_wins as
select person_no, min(step) as won_step
from chances
where chance < p
group by person_no;

create view steps as
select c.*, w.won_step is not null and c.step = w.won_step as is_converted
from chances as c
left join first_wins as w on c.person_no = w.person_no
where w.won_step is null or c.step <= w.won_step;

-- A deal for each conversion; of the others, two in three are lost and one
-- stays open.
create table deals as
with drawn as (
    select person_no, step, cutoff_day, is_converted,
        chance < 3 * p as is_closed,
        roll(person_no * 256 + step, 'deal') as deal_roll
    from steps
    where chance < 4 * p
),
closed as (
    select *, (cutoff_day + 4 + deal_roll % 27)::integer as closing_day
    from drawn
),
opened as (
    select *,
        (closing_day - 1 - deal_roll // 32
            % least(20, closing_day - cutoff_day - 1))::integer as opened_day
    from closed
)
select *, record_on(person_no, opened_day) as lead_no
from opened;
