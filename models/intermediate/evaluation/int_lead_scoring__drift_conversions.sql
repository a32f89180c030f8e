{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- Did as many leads of a cutoff convert as the cutoffs before it foretold? What
-- these foretell has an error of its own, which the statistic knows.
with histograms as (

    select * from {{ ref('int_lead_scoring__evaluation_histograms') }}
    where segment = 'all' and cutoff_date < {{ _lead_scoring_pooled() }}

),

later_ones as (

    select distinct
        scorecard_id,
        cutoff_date
    from histograms

),

earlier as (

    select
        later_ones.scorecard_id,
        later_ones.cutoff_date,
        histograms.score,
        sum(histograms.leads) as leads,
        sum(histograms.conversions) as conversions
    from later_ones
    inner join histograms
        on
            later_ones.scorecard_id = histograms.scorecard_id
            and later_ones.cutoff_date > histograms.cutoff_date
    group by
        later_ones.scorecard_id, later_ones.cutoff_date, histograms.score

),

bands as (

    {{ lead_scoring_score_bands(
        'earlier', ['scorecard_id', 'cutoff_date'], 20
    ) | indent(4) }}

),

fits as (

    {{ lead_scoring_isotonic(
        'bands', ['scorecard_id', 'cutoff_date'], 'conversions', 'leads'
    ) | indent(4) }}

),

edges as (

    select
        bands.scorecard_id,
        bands.cutoff_date,
        fits.fitted_rate,
        sum(bands.conversions) over (
            partition by bands.scorecard_id, bands.cutoff_date
        ) as conversions_before,
        case when bands.band = 1 then -999999 else bands.min_score end
            as from_score,
        lead(bands.min_score, 1, 999999) over (
            partition by bands.scorecard_id, bands.cutoff_date
            order by bands.band
        ) as below_score
    from bands
    inner join fits
        on
            bands.scorecard_id = fits.scorecard_id
            and bands.cutoff_date = fits.cutoff_date
            and bands.band = fits.band

),

sums as (

    select
        histograms.scorecard_id,
        histograms.cutoff_date,
        {{ _lead_scoring_float('max(edges.conversions_before)') }}
            as conversions_before,
        {{ _lead_scoring_float('sum(histograms.conversions)') }} as actual,
        {{ _lead_scoring_float(
            'sum(cast(histograms.leads * edges.fitted_rate'
            ~ ' as decimal(38, 12)))'
        ) }} as expected,
        {{ _lead_scoring_float(
            'sum(cast(histograms.leads * edges.fitted_rate'
            ~ ' * (1 - edges.fitted_rate) as decimal(38, 12)))'
        ) }} as variance
    from histograms
    inner join edges
        on
            histograms.scorecard_id = edges.scorecard_id
            and histograms.cutoff_date = edges.cutoff_date
            and histograms.score >= edges.from_score
            and histograms.score < edges.below_score
    group by histograms.scorecard_id, histograms.cutoff_date

),

compared as (

    select
        *,
        (actual - expected) / nullif({{ _lead_scoring_root(
            'variance + expected * expected / nullif(conversions_before, 0)'
        ) }}, 0) as statistic
    from sums

)

select
    scorecard_id,
    'conversions' as drift_kind,
    cast(cutoff_date as {{ dbt.type_string() }}) as subject,
    expected,
    actual,
    statistic,
    {{ _lead_scoring_float(2.5758) }} as threshold,
    abs(statistic) > 2.5758 as is_alert
from compared
