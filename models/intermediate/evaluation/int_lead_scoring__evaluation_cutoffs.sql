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

)

select
    dates.*,
    {{ horizon }} as horizon_days,
    {{ known_then | lower }} as is_audited,
    case
        when not exists (
                select 1
                from {{ ref('int_lead_scoring__crm_records') }} as records
                where
                    coalesce(records.created_date, dates.as_of_date)
                    <= dates.as_of_date
            )
            then 'No lead had been created by then'
        when not exists (
                select 1
                from {{ ref('int_lead_scoring__crm_records') }} as records
                where
                    coalesce(records.created_date, dates.as_of_date)
                    <= dates.as_of_date
                    and records.first_known_at <= dates.known_at
            )
            then
                'No lead was known by then'
                {%- if known_then %}
                || '; where history was loaded at once, set the var '
                || 'lead_scoring_evaluation_known_then to false'
                {%- endif %}
    end as reason
from dates
