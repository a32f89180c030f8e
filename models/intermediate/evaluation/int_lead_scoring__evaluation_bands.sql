{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- At most twenty bands of scores, with rates that never fall as scores rise.
with histograms as (

    select * from {{ ref('int_lead_scoring__evaluation_histograms') }}
    where segment = 'all'

),

bands as (

    {{ lead_scoring_score_bands(
        'histograms', ['scorecard_id', 'cutoff_date'], 20
    ) | indent(4) }}

),

fits as (

    {{ lead_scoring_isotonic(
        'bands', ['scorecard_id', 'cutoff_date'], 'conversions', 'leads'
    ) | indent(4) }}

)

select
    bands.*,
    fits.fitted_rate
from bands
inner join fits
    on
        bands.scorecard_id = fits.scorecard_id
        and bands.cutoff_date = fits.cutoff_date
        and bands.band = fits.band
