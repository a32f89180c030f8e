{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with histograms as (

    select * from {{ ref('int_lead_scoring__evaluation_histograms') }}
    where segment = 'all'

),

gains as (

    {{ lead_scoring_gains(
        'histograms', ['scorecard_id', 'cutoff_date']
    ) | indent(4) }}

)

select
    gains.scorecard_id,
    nullif(gains.cutoff_date, {{ _lead_scoring_pooled() }}) as cutoff_date,
    gains.decile,
    cast(gains.min_score as {{ dbt.type_int() }}) as min_score,
    gains.leads,
    gains.conversions,
    gains.gain,
    gains.lift,
    periods.is_audited,
    periods.reason
from gains
inner join {{ ref('int_lead_scoring__evaluation_periods') }} as periods
    on
        gains.scorecard_id = periods.scorecard_id
        and gains.cutoff_date = periods.cutoff_date
