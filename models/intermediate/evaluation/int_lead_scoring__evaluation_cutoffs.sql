{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

{% set horizon = var('lead_scoring_horizon_days') | int -%}
{% set known_then = var('lead_scoring_evaluation_known_then')
    | string | lower == 'true' -%}

with places as (

    select 0 as place
    {%- for place in range(
        1, var('lead_scoring_evaluation_cutoffs') | int + 1
    ) %}
    union all
    select {{ place }} as place
    {%- endfor %}

),

days as (

    select
        cast({{ dbt.dateadd(
            'day', '-' ~ horizon ~ ' * places.place', 'watermark_date'
        ) }} as date) as as_of_date
    from {{ ref('int_lead_scoring__evaluation_watermark') }} as watermark
    cross join places
    where places.place > 0 and watermark.watermark_date is not null

),

dates as (

    select
        as_of_date,
        {{ lead_scoring_end_of_day('as_of_date') }} as as_of_at,
        {% if known_then -%}
        {{ lead_scoring_end_of_day('as_of_date') }} as known_at
        {%- else -%}
        timestamp '9999-12-31' as known_at
        {%- endif %}
    from days

),

firsts as (

    -- when the first of the leads that had been created by then was known
    select
        dates.as_of_date,
        count(records.lead_key) as created_leads,
        min(records.first_known_at) as first_known_at
    from dates
    left join {{ ref('int_lead_scoring__crm_records') }} as records
        on
            coalesce(records.created_date, dates.as_of_date)
            <= dates.as_of_date
    group by dates.as_of_date

)

select
    dates.*,
    {{ horizon }} as horizon_days,
    {{ known_then | lower }} as is_audited,
    case
        when firsts.created_leads = 0 then 'No lead had been created by then'
        when firsts.first_known_at <= dates.known_at then null
        -- at the newest one leads were known: the data begins in between
        when min(firsts.first_known_at) over () <= max(dates.known_at) over ()
            then
                'No lead was known by then: the first was loaded on '
                || cast(
                    {{ lead_scoring_local_day('firsts.first_known_at') }}
                    as {{ dbt.type_string() }}
                )
        else
            'No lead was known by then; where history was loaded at once, set '
            || 'the var lead_scoring_evaluation_known_then to false'
    end as reason
from dates
inner join firsts on dates.as_of_date = firsts.as_of_date
