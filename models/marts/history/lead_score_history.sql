with score_changes as (

    select * from {{ ref('int_lead_scoring__score_changes') }}

),

days as (

    select * from {{ ref('int_lead_scoring__score_days') }}

),

intervals as (

    select
        score_changes.*,
        lead(score_changes.as_of_date) over (
            partition by score_changes.lead_id, score_changes.scorecard_id
            order by score_changes.as_of_date
        ) as next_date
    from score_changes

)

select
    intervals.lead_id,
    intervals.scorecard_id,
    intervals.as_of_date as valid_from,
    cast({{ dbt.dateadd('day', -1, 'intervals.next_date') }} as date)
        as valid_to,
    {%- for column in _lead_scoring_shown() if column != 'rule_set_hash' %}
    intervals.{{ column }},
    {%- endfor %}
    intervals.fit_grade || intervals.engagement_grade as grade,
    intervals.top_reasons,
    intervals.rule_set_hash,
    days.is_backfilled
from intervals
inner join days on intervals.as_of_date = days.as_of_date
where intervals.is_scored
