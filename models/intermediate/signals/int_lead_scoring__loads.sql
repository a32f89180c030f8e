-- How many deliveries were loaded on each day, the sum of their times, and what
-- decides how they are read. What reads the raw events reads days that changed.
with setting_lines as (

    select '{{ _lead_scoring_facts_settings() }}' as line

    union all

    select 'bot' || chr(31) || pattern as line
    from {{ ref('stg_lead_scoring__bot_agents') }}

    union all

    select 'own' || chr(31) || kind || chr(31) || value as line
    from {{ ref('stg_lead_scoring__own_staff') }}

    union all

    select 'event' || chr(31) || event_name as line
    from {{ ref('stg_lead_scoring__event_kinds') }}

),

settings as (

    select
        md5({{ dbt.listagg('line', 'chr(30)', 'order by line') }})
            as settings_hash
    from setting_lines

),

loads as (

    select
        channel,
        coalesce(cast(loaded_at as date), date '1900-01-01') as loaded_day,
        count(*) as deliveries,
        cast(coalesce(sum({{ dbt.datediff(
            "cast('2000-01-01' as " ~ dbt.type_timestamp() ~ ')',
            'occurred_at', 'second'
        ) }}), 0) as decimal(38, 0)) as seconds
    from {{ ref('stg_lead_scoring__events') }}
    group by channel, coalesce(cast(loaded_at as date), date '1900-01-01')

)

select
    loads.channel,
    loads.loaded_day,
    loads.deliveries,
    loads.seconds,
    settings.settings_hash
from loads
cross join settings
