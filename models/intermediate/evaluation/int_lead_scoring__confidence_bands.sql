{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- The chance to convert by score, from all cutoffs: isotonic, after one lead
-- more in each band that converts at the overall rate, so that none is 0 or
-- 100 %. Bands of the same rate share an interval.
with bands as (

    select
        *,
        leads + 1 as trials,
        conversions
        + {{ _lead_scoring_float(
            'sum(conversions) over (partition by scorecard_id)'
        ) }}
        / sum(leads) over (partition by scorecard_id) as successes
    from {{ ref('int_lead_scoring__evaluation_bands') }}
    where cutoff_date = {{ _lead_scoring_pooled() }}

),

fits as (

    {{ lead_scoring_isotonic(
        'bands', ['scorecard_id'], 'successes', 'trials'
    ) | indent(4) }}

),

blocks as (

    select
        bands.scorecard_id,
        bands.band,
        bands.min_score,
        fits.fitted_rate,
        sum(bands.leads) over (
            partition by bands.scorecard_id, fits.fitted_rate
        ) as leads,
        sum(bands.conversions) over (
            partition by bands.scorecard_id, fits.fitted_rate
        ) as conversions
    from bands
    inner join fits
        on
            bands.scorecard_id = fits.scorecard_id
            and bands.band = fits.band

)

select
    scorecard_id,
    band,
    case when band = 1 then -999999 else min_score end as from_score,
    lead(min_score, 1, 999999) over (
        partition by scorecard_id order by band
    ) as below_score,
    fitted_rate,
    least(fitted_rate, {{ lead_scoring_wilson(
        'conversions', 'leads', 'lower'
    ) }}) as lower_rate,
    greatest(fitted_rate, {{ lead_scoring_wilson(
        'conversions', 'leads', 'upper'
    ) }}) as upper_rate
from blocks
