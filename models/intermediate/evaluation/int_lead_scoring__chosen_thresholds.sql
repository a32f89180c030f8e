{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- The threshold that each way of choosing one gives, with the lowest and the
-- highest that the data allows.
with thresholds as (

    select * from {{ ref('int_lead_scoring__thresholds') }}

),

targets as (

    select
        {{ _lead_scoring_number_var('lead_scoring_sales_leads_per_week') }}
            as leads_per_week,
        {{ _lead_scoring_number_var('lead_scoring_target_precision', 1) }}
            as target_precision,
        {{ _lead_scoring_number_var('lead_scoring_cost_per_lead') }}
        / {{ _lead_scoring_number_var('lead_scoring_value_per_conversion') }}
            as break_even

),

-- From the highest score down, as long as it fits: far down leads are above
-- already, and fewer are new.
busiest as (

    select
        scorecard_id,
        {%- for end in ['', '_low', '_high'] %}
        max(weekly_leads{{ end }}) over (
            partition by scorecard_id order by threshold desc
        ) as weekly_leads{{ end }},
        {%- endfor %}
        threshold
    from thresholds

),

-- The rate of a score is that of its confidence.
rates as (

    select
        confidence_bands.scorecard_id,
        'cost and value' as method,
        bands.min_score as threshold,
        confidence_bands.fitted_rate as rate,
        confidence_bands.lower_rate,
        confidence_bands.upper_rate,
        targets.break_even as target
    from {{ ref('int_lead_scoring__confidence_bands') }} as confidence_bands
    inner join {{ ref('int_lead_scoring__evaluation_bands') }} as bands
        on
            confidence_bands.scorecard_id = bands.scorecard_id
            and confidence_bands.band = bands.band
            and bands.cutoff_date = {{ _lead_scoring_pooled() }}
    cross join targets

    union all

    select
        thresholds.scorecard_id,
        'precision' as method,
        thresholds.threshold,
        thresholds.lower_rate as rate,
        thresholds.lower_rate,
        thresholds.upper_rate,
        targets.target_precision as target
    from thresholds
    cross join targets
    where thresholds.is_evaluated

),

-- Only scores that leads had tell of rates; the highest of equally good ones.
best as (

    select
        {%- for method in ['youden', 'f1'] %}
        row_number() over (
            partition by scorecard_id
            order by {{ method }} desc nulls last, threshold desc
        ) as place_by_{{ method }},
        {%- endfor %}
        thresholds.*
    from thresholds
    where is_evaluated

)

select
    busiest.scorecard_id,
    'capacity' as method,
    {%- for end in ['', '_low', '_high'] %}
    min(
        case
            when busiest.weekly_leads{{ end }} <= targets.leads_per_week
                then busiest.threshold
        end
    ) as threshold{{ end }},
    {%- endfor %}
    targets.leads_per_week as target
from busiest
cross join targets
where targets.leads_per_week is not null
group by busiest.scorecard_id, targets.leads_per_week

union all

select
    scorecard_id,
    method,
    {%- for end, rate in {
        '': 'rate', '_low': 'upper_rate', '_high': 'lower_rate'
    }.items() %}
    min(
        case when {{ rate }} >= target then threshold end
    ) as threshold{{ end }},
    {%- endfor %}
    target
from rates
where target is not null
group by scorecard_id, method, target

union all

select
    scorecard_id,
    'present' as method,
    threshold,
    null as threshold_low,
    null as threshold_high,
    null as target
from thresholds
where threshold = present_threshold

{% for method in ['youden', 'f1'] -%}
union all

select
    scorecard_id,
    '{{ method }}' as method,
    threshold,
    null as threshold_low,
    null as threshold_high,
    {{ method }} as target
from best
where place_by_{{ method }} = 1 and {{ method }} is not null

{% endfor %}
