-- Shares of what was loaded in the newest days up to the as-of date.
{# by name: the part, and what it is a part of #}
{% set checks = {
    'repeated_rows': ('repeated_rows', 'rows_in'),
    'late_events': ('late_events', 'events'),
    'absurd_times': ('absurd_times', 'events'),
    'unreadable_times': ('unreadable_times', 'events'),
    'nobody_named': ('nobody_named_events', 'events'),
    'not_by_people': (
        'filtered_events + bot_events + own_staff_events + scanner_events',
        'events',
    ),
    'unmatched': ('unmatched_events', 'unmatched_events + scored_events'),
} -%}

with loads as (

    select loads.*
    from {{ ref('lead_scoring_loads') }} as loads
    inner join {{ ref('int_lead_scoring__as_of') }} as as_of
        on
            loads.loaded_day <= as_of.as_of_date
            and loads.loaded_day > {{ dbt.dateadd(
                'day', -(var('lead_scoring_quality_days') | int),
                'as_of.as_of_date'
            ) }}
    where loads.events is not null

)

{% for check, (part, whole) in checks.items() -%}
select
    {% if check == 'unmatched' -%}
    'unmatched_' || source_table as check_name,
    {%- else -%}
    '{{ check }}' as check_name,
    {%- endif %}
    source_table as subject,
    sum({{ part }}) as value,
    sum({{ whole }}) as out_of
from loads
group by source_table
{% if not loop.last %}
union all

{% endif %}
{%- endfor %}
