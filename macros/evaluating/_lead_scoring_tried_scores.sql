{#- A query of leads and conversions by the score as it was and as it would be by
    the rules that `int_lead_scoring__rules` shows now, through the scoring macros.

    Arguments:
        pairs, satisfied, visible (str): those of one cutoff. -#}
{% macro _lead_scoring_tried_scores(pairs, satisfied, visible) -%}
    with rule_points as (

        select * from (
            {{ lead_scoring.lead_scoring_demographic_points(satisfied) }}
        )
        union all
        select * from (
            {{ lead_scoring.lead_scoring_behavioral_points(visible) }}
        )
        union all
        select * from ({{ lead_scoring.lead_scoring_negative_points(
            pairs, satisfied, visible
        ) }})

    ),

    ledger as (

        {{ lead_scoring.lead_scoring_ledger(
            pairs, 'rule_points',
            ref('int_lead_scoring__evaluation_adjustments')
        ) }}

    ),

    scores as (

        {{ lead_scoring.lead_scoring_scores(pairs, 'ledger') }}

    )

    select
        snapshots.scorecard_id,
        snapshots.score as score_now,
        scores.score as score_then,
        count(*) as leads,
        sum(case when snapshots.is_converted then 1 else 0 end) as conversions
    from {{ ref('int_lead_scoring__evaluation_snapshots') }} as snapshots
    inner join scores
        on
            snapshots.lead_key = scores.lead_key
            and snapshots.cutoff_date = scores.as_of_date
            and snapshots.scorecard_id = scores.scorecard_id
    group by snapshots.scorecard_id, snapshots.score, scores.score
    order by snapshots.scorecard_id, snapshots.score, scores.score
{%- endmacro %}
