{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- Outcomes are known up to this day: the last Sunday whose whole day was over
-- before the newest load of the table that tells them; where that feed
-- stopped, others that go on prove nothing. A week at a time, so that figures
-- do not move daily.
{% set outcome = _lead_scoring_outcome() -%}

with loads as (

    {% if outcome == 'event' -%}
    select
        cast(max(loaded_day) as {{ dbt.type_timestamp() }}) as loaded_at
    from {{ ref('int_lead_scoring__loads') }}
    {%- elif outcome == 'stage' -%}
    select max(known_at) as loaded_at
    from {{ ref('stg_lead_scoring__crm_lead_history') }}
    {%- elif outcome == 'attribute' -%}
    select max(loaded_at) as loaded_at
    from {{ ref('stg_lead_scoring__crm_leads') }}
    {%- else -%}
    select max(loaded_at) as loaded_at
    from {{ ref('stg_lead_scoring__crm_opportunities') }}
    {%- endif %}

),

as_of as (

    select * from {{ ref('int_lead_scoring__as_of') }}

),

known as (

    select
        least(
            as_of.as_of_date,
            cast({{ dbt.dateadd('day', -1, lead_scoring_local_day(
                'least(loads.loaded_at, as_of.known_at)'
            )) }} as date)
        ) as known_date
    from as_of
    cross join loads
    -- least() is no null of a null
    where loads.loaded_at is not null

)

select
    cast({{ dbt.dateadd(
        'day',
        '-((' ~ dbt.datediff("date '1900-01-07'", 'known_date', 'day')
        ~ ') % 7)',
        'known_date'
    ) }} as date) as watermark_date
from known
