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
capacities as (

    select
        thresholds.scorecard_id,
        {%- for name in [
            'weekly_leads', 'weekly_leads_low', 'weekly_leads_high'
        ] %}
        coalesce(max(
            case
                when thresholds.{{ name }} > targets.leads_per_week
                    then thresholds.threshold
            end
        ), -999999) as below_{{ name }},
        {%- endfor %}
        targets.leads_per_week as target
    from thresholds
    cross join targets
    group by thresholds.scorecard_id, targets.leads_per_week

),

-- The rate of a score is that of its confidence.
rates as (

    select
        confidence_bands.*,
        bands.min_score
    from {{ ref('int_lead_scoring__confidence_bands') }} as confidence_bands
    inner join {{ ref('int_lead_scoring__evaluation_bands') }} as bands
        on
            confidence_bands.scorecard_id = bands.scorecard_id
            and confidence_bands.band = bands.band
            and bands.cutoff_date = {{ _lead_scoring_pooled() }}

),

-- Only scores that leads had tell of rates; the highest of equally good ones.
best as (

    select
        *,
        row_number() over (
            partition by scorecard_id
            order by youden desc nulls last, threshold desc
        ) as place_by_youden,
        row_number() over (
            partition by scorecard_id
            order by f1 desc nulls last, threshold desc
        ) as place_by_f1
    from thresholds
    where is_evaluated

)

select
    scorecard_id,
    'present' as method,
    max(present_threshold) as threshold,
    cast(null as {{ dbt.type_int() }}) as threshold_low,
    cast(null as {{ dbt.type_int() }}) as threshold_high,
    cast(null as double precision) as target
from thresholds
group by scorecard_id

union all

select
    thresholds.scorecard_id,
    'capacity' as method,
    {%- for end in ['', '_low', '_high'] %}
    min(
        case
            when
                thresholds.threshold > capacities.below_weekly_leads{{ end }}
                then thresholds.threshold
        end
    ) as threshold{{ end }},
    {%- endfor %}
    capacities.target
from thresholds
inner join capacities on thresholds.scorecard_id = capacities.scorecard_id
where capacities.target is not null
group by thresholds.scorecard_id, capacities.target

union all

select
    rates.scorecard_id,
    'cost and value' as method,
    {%- for end, rate in {
        '': 'fitted_rate', '_low': 'upper_rate', '_high': 'lower_rate'
    }.items() %}
    min(
        case
            when rates.{{ rate }} >= targets.break_even then rates.min_score
        end
    ) as threshold{{ end }},
    {%- endfor %}
    targets.break_even as target
from rates
cross join targets
where targets.break_even is not null
group by rates.scorecard_id, targets.break_even

union all

select
    thresholds.scorecard_id,
    'precision' as method,
    {%- for end, rate in {
        '': 'lower_rate', '_low': 'upper_rate', '_high': 'lower_rate'
    }.items() %}
    min(
        case
            when
                thresholds.is_evaluated
                and thresholds.{{ rate }} >= targets.target_precision
                then thresholds.threshold
        end
    ) as threshold{{ end }},
    {%- endfor %}
    targets.target_precision as target
from thresholds
cross join targets
where targets.target_precision is not null
group by thresholds.scorecard_id, targets.target_precision

{% for method in ['youden', 'f1'] -%}
union all

select
    scorecard_id,
    '{{ method }}' as method,
    threshold,
    cast(null as {{ dbt.type_int() }}) as threshold_low,
    cast(null as {{ dbt.type_int() }}) as threshold_high,
    {{ method }} as target
from best
where place_by_{{ method }} = 1 and {{ method }} is not null

{% endfor %}
