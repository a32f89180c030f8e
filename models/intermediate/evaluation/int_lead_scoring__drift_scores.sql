{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- Do the scores of today spread as those of the cutoffs did? The edges of the
-- ten bands, of about as many leads each, are those of the cutoffs.
with histograms as (

    select * from {{ ref('int_lead_scoring__evaluation_histograms') }}
    where segment = 'all' and cutoff_date = {{ _lead_scoring_pooled() }}

),

bands as (

    {{ lead_scoring_score_bands(
        'histograms', ['scorecard_id'], 10, by_points=false
    ) | indent(4) }}

),

edges as (

    select
        *,
        case when band = 1 then -999999 else min_score end as from_score,
        lead(min_score, 1, 999999) over (
            partition by scorecard_id order by band
        ) as below_score
    from bands

),

counts as (

    select
        edges.scorecard_id,
        edges.band,
        edges.leads as expected,
        count(candidates.lead_key) as actual
    from edges
    left join {{ ref('int_lead_scoring__candidates') }} as candidates
        on
            edges.scorecard_id = candidates.scorecard_id
            and edges.from_score <= candidates.score
            and edges.below_score > candidates.score
    group by edges.scorecard_id, edges.band, edges.leads

),

stability as (

    {{ lead_scoring_stability('counts', ['scorecard_id']) | indent(4) }}

)

select
    scorecard_id,
    'scores' as drift_kind,
    'score' as subject,
    {{ _lead_scoring_float('expected') }} as expected,
    {{ _lead_scoring_float('actual') }} as actual,
    psi as statistic,
    threshold,
    psi > threshold as is_alert
from stability
