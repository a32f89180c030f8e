{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with bands as (

    select * from {{ ref('int_lead_scoring__evaluation_bands') }}

)

select
    bands.scorecard_id,
    nullif(bands.cutoff_date, {{ _lead_scoring_pooled() }}) as cutoff_date,
    cast(bands.band as {{ dbt.type_int() }}) as band,
    cast(bands.min_score as {{ dbt.type_int() }}) as min_score,
    cast(bands.max_score as {{ dbt.type_int() }}) as max_score,
    bands.leads,
    bands.conversions,
    {{ _lead_scoring_float('bands.conversions') }} / bands.leads
        as conversion_rate,
    {{ lead_scoring_wilson('bands.conversions', 'bands.leads', 'lower') }}
        as lower_rate,
    {{ lead_scoring_wilson('bands.conversions', 'bands.leads', 'upper') }}
        as upper_rate,
    bands.fitted_rate,
    periods.is_audited,
    periods.reason
from bands
inner join {{ ref('int_lead_scoring__evaluation_periods') }} as periods
    on
        bands.scorecard_id = periods.scorecard_id
        and bands.cutoff_date = periods.cutoff_date
