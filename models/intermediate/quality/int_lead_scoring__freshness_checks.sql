-- How old the newest load of each source system is, in whole days. Nothing here
-- reads the clock: what was loaded after the as-of date is as fresh as can be.
with loads as (

    select
        channel || '_events' as source_table,
        source_system,
        nullif(loaded_day, date '1900-01-01') as loaded_day
    from {{ ref('int_lead_scoring__event_loads') }}

    union all

    select
        source_table,
        source_system,
        loaded_day
    from {{ ref('int_lead_scoring__crm_loads') }}

),

newest as (

    select
        source_table,
        source_system,
        max(loaded_day) as loaded_day
    from loads
    group by source_table, source_system

)

select
    -- companies, deals and their changes may well have nothing new for weeks
    case
        when
            newest.source_table in ('crm_leads', 'web_events', 'email_events')
            then 'days_since_load'
        else 'days_since_change'
    end as check_name,
    newest.source_table || ' of ' || newest.source_system as subject,
    greatest(
        {{ dbt.datediff('newest.loaded_day', 'as_of.as_of_date', 'day') }}, 0
    ) as value,
    cast(null as {{ dbt.type_bigint() }}) as out_of
from newest
cross join {{ ref('int_lead_scoring__as_of') }} as as_of
