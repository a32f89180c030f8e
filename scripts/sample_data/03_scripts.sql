-- What can happen in one visit or mail. A script is a list of events: a bare
-- path is a page view, else `event path form`; '#40' is one of 40 pages.
-- Weights are per 1,000 within a kind.
create table scripts as
select row_number() over ()::smallint as script, *
from (values
    ('research', 220, '/blog/article#40'),
    ('research', 170, '/blog/article#40|scroll /blog/article#40|/blog'),
    ('research', 150, '/|/product/shared-inbox|/product/automation'),
    ('research', 130, '/docs/guide#30|/docs/guide#30|/docs/guide#30'),
    ('research', 100,
        '/customers/story#12|scroll /customers/story#12|/product'),
    ('research', 80, '/product/reporting|/pricing'),
    ('research', 60,
        '/resources/brochure|download /files/brochure.pdf brochure'),
    ('research', 50, '/blog|form_submit /newsletter newsletter'),
    ('research', 40, 'push_click /product/automation|/product/automation'),
    ('buying', 260, '/|/product/shared-inbox|/pricing'),
    ('buying', 180, '/pricing|scroll /pricing|/product/reporting'),
    ('buying', 150,
        '/customers/story#12|/product/automation|/pricing|/contact'),
    ('buying', 120, '/product/shared-inbox|/product/automation|/customers'),
    ('buying', 70, '/pricing|/demo|form_submit /demo demo_request'),
    ('buying', 40, '/product|/demo|form_submit /demo demo_request'),
    ('buying', 50, '/pricing|form_submit /pricing pricing_quote'),
    ('buying', 50, '/contact|form_submit /contact contact_us'),
    ('buying', 80, '/trial|trial_start /trial|/docs/guide#30'),
    ('webinar', 450,
        '/webinars/session#6|'
        || 'webinar_register /webinars/session#6 webinar'),
    ('webinar', 400, 'webinar_attend /webinars/session#6'),
    ('webinar', 150, '/blog/article#40|/webinars/session#6'),
    ('careers', 600, '/careers|/careers/opening#15|/careers/opening#15'),
    ('careers', 250, '/|/careers|scroll /careers'),
    ('careers', 150,
        '/careers/opening#15|form_submit /careers/apply job_application'),
    ('signup', 350,
        '/blog/article#40|/newsletter|'
        || 'form_submit /newsletter newsletter'),
    ('signup', 300,
        '/resources/brochure|form_submit /resources/brochure brochure|'
        || 'download /files/brochure.pdf brochure'),
    ('signup', 200, '/contact|form_submit /contact contact_us'),
    ('signup', 100,
        '/webinars/session#6|'
        || 'webinar_register /webinars/session#6 webinar'),
    ('signup', 50, '/demo|form_submit /demo demo_request'),
    ('stranger', 500, '/blog/article#40'),
    ('stranger', 300, '/|/product'),
    ('stranger', 200, '/docs/guide#30|/docs/guide#30'),
    ('crawler', 1000, '/|/product|/pricing|/blog/article#40|/careers|/contact'),
    ('mail', 470, 'email_sent|email_delivered'),
    ('mail', 260, 'email_sent|email_delivered|email_open'),
    ('mail', 150,
        'email_sent|email_delivered|email_open|'
        || 'email_click /blog/article#40'),
    ('mail', 60,
        'email_sent|email_delivered|email_open|'
        || 'email_click /product/automation|email_click /customers'),
    ('mail', 30,
        'email_sent|email_delivered|email_open|'
        || 'email_click /webinars/session#6'),
    ('mail', 27, 'email_sent|email_bounce'),
    ('mail', 3, 'email_sent|email_delivered|email_open|email_spam_report'),
    ('unread_mail', 920, 'email_sent|email_delivered'),
    ('unread_mail', 80, 'email_sent|email_delivered|email_open'),
    ('bad_address', 1000, 'email_sent|email_bounce'),
    ('last_mail', 1000,
        'email_sent|email_delivered|email_open|'
        || 'email_unsubscribe /unsubscribe'),
    ('scanned_mail', 1000,
        'email_sent|email_delivered|email_open|email_click /blog|'
        || 'email_click /product|email_click /unsubscribe-preferences')
) as t (kind, weight, steps);

create table script_events as
with steps as (
    select script, kind, unnest(string_split(steps, '|')) as step,
        generate_subscripts(string_split(steps, '|'), 1) as position
    from scripts
    union all
    -- Happens only where the visit is identified.
    select script, kind, 'identify /', 9 from scripts
    where kind not like '%mail%' and kind <> 'bad_address'
),
parts as (
    select script, kind, position,
        string_split(if(step[1] = '/', 'page_view ' || step, step), ' ') as part
    from steps
)
select script, position::utinyint as position, part[1] as event_name,
    string_split(part[2], '#')[1] as path,
    coalesce(string_split(part[2], '#')[2]::uinteger, 0) as variants,
    part[3] as form,
    part[1] in ('form_submit', 'webinar_register', 'webinar_attend',
        'trial_start') as says_email,
    kind = 'crawler' as is_crawler,
    kind = 'scanned_mail' and position > 2 as is_scanner,
    -- Seconds from the visit's start, and by how much they vary. A scanner
    -- follows every link at once; a human opens hours later.
    case
        when kind = 'scanned_mail' or position <= 2 and part[1] like 'email_%'
            then position * 2 - 2
        when part[1] like 'email_%' then 900 + position * 20
        when kind = 'crawler' then position
        else position * 50
    end as after_seconds,
    case
        when kind = 'scanned_mail' or position <= 2 and part[1] like 'email_%'
            or kind = 'crawler' then 1
        when part[1] like 'email_%' then 30000
        else 40
    end as spread_seconds
from parts;

-- Throw 0 to 999 within a kind.
create table dice as
select s.kind, s.script, t.throw as throw
from (
    select *, sum(weight) over (partition by kind order by script) as up_to
    from scripts
) as s
inner join range(1000) as t (throw)
    on t.throw < s.up_to and t.throw >= s.up_to - s.weight;

-- What the truth looks at.
create table script_signals as
select script,
    bool_or(event_name = 'page_view' and path = '/pricing') as pricing_viewed,
    bool_or(form = 'demo_request') is true as demo_requested,
    bool_or(event_name = 'trial_start') as trial_started,
    bool_or(event_name = 'webinar_attend') as webinar_attended,
    bool_or(event_name = 'email_click' and not is_scanner) as email_clicked,
    bool_or(path like '/careers%') is true as careers_viewed
from script_events
group by script;
