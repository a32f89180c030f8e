-- Leads that engaged in the last days and long before, with nothing between.
{% set back_days = var('lead_scoring_back_days') -%}

with engagements as (

    select
        lead_key,
        min(case when age < {{ back_days }} then event_day end) as returned_on,
        max(case when age >= {{ back_days }} then event_day end)
            as silent_since
    from {{ ref('int_lead_scoring__visible_occurrences') }}
    where effect = 'engages'
    group by lead_key

),

silences as (

    select
        engagements.*,
        {{ dbt.datediff('silent_since', 'returned_on', 'day') }}
            as silent_days
    from engagements

)

select * from silences
where silent_days >= {{ var('lead_scoring_silence_days') }}
