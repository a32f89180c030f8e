{#- The checks of lead_scoring_quality: {name: (what is counted, what to do where
    there is too much of it)}. Each has a var lead_scoring_limit_<name>. -#}
{% macro _lead_scoring_quality_checks() -%}
    {{ return({
        'days_since_load': ('days', 'See whether its connector still runs.'),
        'days_since_change': ('days', 'See whether its connector still runs.'),
        'repeated_rows': ('rows', 'Repeats do no harm; see why the feed sends '
            ~ 'events again.'),
        'late_events': ('events', 'See why the feed was late; fill known_at '
            ~ 'where history was loaded at once.'),
        'absurd_times': ('events', 'Mend the clock or the time zone of the '
            ~ 'feed; lead_scoring_problems lists the rows.'),
        'unreadable_times': ('events', 'Write times as YYYY-MM-DD HH:MM:SS; '
            ~ 'lead_scoring_problems lists the rows.'),
        'nobody_named': ('events', 'Send an e-mail address, user id or visitor '
            ~ 'id with each event.'),
        'not_by_people': ('events', 'See in lead_scoring_loads what they are: '
            ~ 'a pattern of bot_agents.csv or own_staff.csv may be too wide.'),
        'unmatched_web_events': ('events', 'See whether forms and logins send '
            ~ 'an address or user id together with the visitor id.'),
        'unmatched_email_events': ('events', 'See whether the addresses that '
            ~ 'are mailed are in the CRM.'),
        'unknown_values': ('leads', 'Fill it in the CRM, or drop the rules '
            ~ 'that compare it.'),
        'idle_rules': ('days', 'See whether the page, form or value still '
            ~ 'exists; mend the rule or end it.'),
    }) }}
{%- endmacro %}
