{% set text = dbt.type_string() -%}
{% set lists = [
    (
        'hot_not_contacted',
        'is_sales_ready and (last_contact_on is null or '
        ~ '(last_contact_on < ready_on and not is_ready_from_start))',
        'ready_on',
        "case when is_ready_from_start then 'Sales-ready since ' || cast(ready_on as "
        ~ text ~ ") || ' or longer, and sales was never in touch' "
        ~ "else 'Sales-ready since ' || cast(ready_on as " ~ text ~ ") "
        ~ "|| ', and sales has not been in touch since' end",
    ),
    (
        'cooling_down',
        'left_on is not null or lost_points >= '
        ~ var('lead_scoring_cooling_points'),
        'coalesce(left_on, compared_on)',
        "case when left_on is not null then 'Not sales-ready any more since ' || cast("
        ~ "left_on as " ~ text ~ ") else 'Lost ' || cast(lost_points as " ~ text
        ~ ") || ' points since ' || cast(compared_on as " ~ text ~ ") end",
    ),
    (
        'came_back',
        'returned_on is not null',
        'returned_on',
        "'Engaged again on ' || cast(returned_on as " ~ text ~ ") || ' after '"
        ~ " || cast(silent_days as " ~ text ~ ") || ' days of silence'",
    ),
    (
        'almost_hot',
        'missing_points > 0 and missing_points <= '
        ~ var('lead_scoring_almost_points'),
        'cast(null as date)',
        "'Needs ' || " ~ lead_scoring_number_text('missing_points')
        ~ " || ' more points to be ' || ready_tier",
    ),
] -%}

with situations as (

    select * from {{ ref('int_lead_scoring__lead_situations') }}

),

listed as (

    {% for list, condition, since, why in lists -%}
    select
        '{{ list }}' as list,
        lead_id,
        {{ since }} as since,
        {{ why }} as why
    from situations
    where {{ condition }}
    {% if not loop.last %}
    union all

    {% endif -%}
    {%- endfor %}
)

select
    listed.list,
    scores.lead_id,
    scores.full_name,
    scores.email,
    scores.owner_id,
    scores.lifecycle_stage,
    scores.company_name,
    scores.score,
    scores.previous_score,
    scores.tier,
    scores.last_engaged_at,
    listed.since,
    listed.why,
    scores.as_of_date
from listed
inner join {{ ref('lead_scores') }} as scores
    on listed.lead_id = scores.lead_id
