{#- A row of lead_scoring_quality that is not ok, in words. -#}
{% macro _lead_scoring_quality_said(row) -%}
    {%- set limit = row.error_at if row.status == 'error' else row.warn_at -%}
    {%- set of = '%g' | format((row.percent or 0) | float) ~ ' % of the '
        ~ '{:,}'.format((row.out_of or 0) | int) -%}
    {%- set events = of ~ ' events of ' ~ row.subject -%}
    {%- set days = '' if row.value is none
        else (row.value | int) ~ ' day' ~ ('s' if row.value != 1)
            ~ ' before ' ~ row.as_of_date -%}
    {%- set loaded = row.subject ~ (' was last loaded ' ~ days if days
        else ' was never loaded') -%}
    {%- set said = {
        'days_since_load': loaded,
        'days_since_change': loaded,
        'repeated_rows': of ~ ' rows of ' ~ row.subject ~ ' came before',
        'late_events': events ~ ' were late',
        'absurd_times': events ~ ' have an absurd time',
        'unreadable_times': events ~ ' have no time that can be read',
        'nobody_named': events ~ ' name nobody',
        'not_by_people': events ~ ' are not by people',
        'unmatched_web_events': events ~ ' are of nobody who is a lead',
        'unmatched_email_events': events ~ ' are of nobody who is a lead',
        'unknown_values': of ~ ' leads have no ' ~ row.subject,
        'idle_rules': 'rule ' ~ row.subject ~ (' last applied ' ~ days if days
            else ' has never applied'),
    }[row.check_name] -%}
    {{ return(
        'Data quality, ' ~ ('error' if row.status == 'error' else 'warning')
        ~ ': ' ~ said ~ '; the limit is ' ~ '%g' | format(limit | float)
        ~ (' days' if row.unit == 'days' else ' %') ~ '. ' ~ row.what_to_do
    ) }}
{%- endmacro %}
