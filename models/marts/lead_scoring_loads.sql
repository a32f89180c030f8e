{% set reasons = {
    'unreadable_times': 'unreadable time',
    'absurd_times': 'absurd time',
    'filtered_events': 'filtered by the sender',
    'bot_events': 'bot agent',
    'own_staff_events': 'own staff',
    'nobody_named_events': 'nobody named',
    'scanner_events': 'link scanner',
} -%}
{% set counts = {
    'events': 'true',
    'scored_events': "outcome in ('used', 'unused')",
    'unused_events': "outcome = 'unused'",
    'unmatched_events': "outcome = 'unmatched'",
    'later_events': "outcome = 'later'",
    'set_aside_events': "outcome = 'set aside'",
} -%}

with loads as (

    select
        channel || '_events' as source_table,
        channel,
        loaded_day,
        deliveries as rows_in
    from {{ ref('int_lead_scoring__loads') }}

    union all

    select
        source_table,
        null as channel,
        loaded_day,
        sum(rows_in) as rows_in
    from {{ ref('int_lead_scoring__crm_loads') }}
    group by source_table, loaded_day

),

deliveries as (

    select
        channel,
        loaded_day,
        sum(found_deliveries) as found_deliveries
    from {{ ref('int_lead_scoring__event_loads') }}
    group by channel, loaded_day

),

outcomes as (

    select
        channel,
        loaded_day,
        {%- for column, condition in counts.items() %}
        sum(case when {{ condition }} then events else 0 end) as {{ column }},
        {%- endfor %}
        {%- for column, reason in reasons.items() %}
        sum(case when set_aside_reason = '{{ reason }}' then events else 0 end)
            as {{ column }},
        {%- endfor %}
        sum(late_events) as late_events
    from {{ ref('int_lead_scoring__event_outcomes') }}
    group by channel, loaded_day

)

select
    loads.source_table,
    nullif(loads.loaded_day, date '1900-01-01') as loaded_day,
    cast(loads.rows_in as {{ dbt.type_bigint() }}) as rows_in,
    {%- set found = 'coalesce(deliveries.found_deliveries, 0)' %}
    {%- for column, value in {
        'repeated_rows': found ~ ' - coalesce(outcomes.events, 0)',
        'missing_rows': 'loads.rows_in - ' ~ found,
    }.items() %}
    cast(case
        when loads.channel is not null then {{ value }}
    end as {{ dbt.type_bigint() }}) as {{ column }},
    {%- endfor %}
    {%- for column in counts | list + reasons | list + ['late_events'] %}
    cast(case
        when loads.channel is not null then coalesce(outcomes.{{ column }}, 0)
    end as {{ dbt.type_bigint() }}) as {{ column }},
    {%- endfor %}
    as_of.as_of_date
from loads
cross join {{ ref('int_lead_scoring__as_of') }} as as_of
left join deliveries
    on
        loads.channel = deliveries.channel
        and loads.loaded_day = deliveries.loaded_day
left join outcomes
    on
        loads.channel = outcomes.channel
        and loads.loaded_day = outcomes.loaded_day
