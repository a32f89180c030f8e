-- The events of the deliveries: of mail, or of the web site.
with expanded as (
    select d.*, e.* exclude (script),
        if(e.variants = 0, e.path, e.path || '-'
            || roll(d.visit_id, 'page') // e.position % e.variants + 1) as page,
        roll(
            (d.visit_id + e.position * 2654435761) & 4294967295, 'event'
        ) as event_roll,
        d.person_no is not null and (
            d.channel = 'mail' or e.says_email
            or e.event_name = 'identify' and d.visit_id % 2 = 0
        ) as has_email
    from deliveries as d
    inner join script_events as e on d.script = e.script
    where (d.channel = 'mail') = getvariable('is_mail')
        and (e.event_name <> 'identify' or d.is_identified)
)
select
    if(channel = 'mail', 'mail', 'web') as source_system,
    channel[1] || lower(hex(visit_id)) || '-' || position as event_id,
    event_name,
    case when channel <> 'mail'
        or event_name = 'email_click' and not is_scanner and visit_id % 2 = 0
        then 'v' || hidden(device_no, 'device') end as visitor_id,
    case when event_name = 'identify' and not has_email
        then lead_id(person_no) end as user_id,
    case
        when not has_email then null
        when event_roll % 64 = 0 then ' ' || upper(email)
        else email
    end as email,
    case
        when page is null then null
        when channel = 'mail'
            then site(page) || '?utm_source=newsletter&utm_medium=email'
            || '&utm_campaign=' || pick('mail_campaigns', day // 30)
        when position = 1 and not is_crawler and visit_id // 8 % 10 < 3
            then site(page) || '?utm_source=google&utm_medium=cpc'
            || '&utm_campaign=' || pick('web_campaigns', visit_id // 128)
            || '&gclid=' || hidden(event_roll, 'click id')
        else site(page)
    end as page_url,
    case
        when channel = 'mail' or is_crawler then null
        when position > 1 then site('/')
        when visit_id // 8 % 10 < 6 then 'https://www.google.com/'
        when visit_id // 8 % 10 < 8 then 'https://www.linkedin.com/feed/'
    end as referrer,
    if(channel = 'mail', pick('mail_campaigns', day // 30), null) as campaign,
    if(event_name in ('form_submit', 'download'), form, null) as form,
    case
        when is_crawler then pick('bots', device_no)
        when event_name in ('email_sent', 'email_delivered', 'email_bounce')
            then null
        else pick('browsers', device_no // 4 * 3 + device_no)
    end as user_agent,
    is_crawler and visit_id % 10 < 6 or is_scanner and visit_id % 3 = 0
        as is_filtered,
    case event_name
        when 'scroll' then '{"scroll_percent": ' || 25 + 25 * (event_roll % 4)
            || '}'
        when 'download' then '{"file": "brochure.pdf"}'
        when 'email_bounce' then '{"type": "' || if(
            visit_id % 3 = 0, 'soft', 'hard') || '"}'
    end as properties,
    case event_roll // 4096 % 4096
        -- Clocks that are wrong.
        when 0 then to_timestamp(event_roll % 86400)::timestamp
        when 1 then make_timestamp(2099, 1, 1, 0, 0, 0)
        else time_at(day, second + seconds_off + after_seconds + if(
            spread_seconds > 100, visit_id // 64, event_roll
        ) % spread_seconds)
    end as occurred_at,
    loaded_at(load_day) as loaded_at,
    loaded_date(load_day) as loaded_date
from expanded
