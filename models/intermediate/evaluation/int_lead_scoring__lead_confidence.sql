-- In percent: who has a lead's score today converted so often within the
-- horizon. Refused below 25 conversions.
{% do _lead_scoring_check_evaluation() -%}
{% if var('lead_scoring_evaluation_cutoffs') | int == 0 -%}
select
    lead_key,
    scorecard_id,
    cast(null as decimal(5, 2)) as lead_confidence,
    cast(null as decimal(5, 2)) as lead_confidence_low,
    cast(null as decimal(5, 2)) as lead_confidence_high,
    'Nothing is evaluated: lead_scoring_evaluation_cutoffs is 0'
        as no_confidence_reason
from {{ ref('int_lead_scoring__scores') }}
{%- else -%}
with scores as (

    select * from {{ ref('int_lead_scoring__scores') }}

),

periods as (

    select * from {{ ref('int_lead_scoring__evaluation_periods') }}
    where cutoff_date = {{ _lead_scoring_pooled() }}

),

judged as (

    select
        scores.lead_key,
        scores.scorecard_id,
        scores.score,
        case
            when conversions.lead_key is not null
                then 'Has converted'
            when disqualifications.lead_key is not null
                then 'Disqualified'
            else periods.learning_reason
        end as no_confidence_reason
    from scores
    inner join periods on scores.scorecard_id = periods.scorecard_id
    left join
        {{ ref('int_lead_scoring__disqualifications') }}
            as disqualifications
        on
            scores.lead_key = disqualifications.lead_key
            and scores.scorecard_id = disqualifications.scorecard_id
    left join {{ ref('int_lead_scoring__conversions') }} as conversions
        on scores.lead_key = conversions.lead_key

)

select
    judged.lead_key,
    judged.scorecard_id,
    {%- for name, rate in {
        'lead_confidence': 'fitted_rate',
        'lead_confidence_low': 'lower_rate',
        'lead_confidence_high': 'upper_rate',
    }.items() %}
    case
        when confidence_bands.{{ rate }} is not null
            then cast(greatest(
                    {{ 0.01 if name == 'lead_confidence' else 0 }},
                    least(
                        {{ 99.99 if name == 'lead_confidence' else 100 }},
                        round(cast(
                            100 * confidence_bands.{{ rate }} as decimal(18, 10)
                        ), 2)
                    )
                ) as decimal(5, 2))
    end as {{ name }},
    {%- endfor %}
    judged.no_confidence_reason
from judged
left join {{ ref('int_lead_scoring__confidence_bands') }} as confidence_bands
    on
        judged.no_confidence_reason is null
        and judged.scorecard_id = confidence_bands.scorecard_id
        and judged.score >= confidence_bands.from_score
        and judged.score < confidence_bands.below_score
{%- endif %}
