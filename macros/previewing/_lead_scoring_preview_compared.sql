{#- One row per lead and scorecard: where it stands, and where it would. -#}
{% macro _lead_scoring_preview_compared() -%}
    create table lead_scoring_preview.compared as
    with before as (
        {{ lead_scoring._lead_scoring_preview_standing(
            lead_scoring._lead_scoring_preview_live('int_lead_scoring__scores'),
            lead_scoring._lead_scoring_preview_live(
                'int_lead_scoring__disqualifications'
            ),
        ) }}
    ),

    after as (
        {{ lead_scoring._lead_scoring_preview_standing(
            'lead_scoring_preview.scores',
            'lead_scoring_preview.disqualifications',
        ) }}
    )

    select
        lead_key,
        scorecard_id,
        before.score as score_before,
        after.score as score_after,
        coalesce(after.score, 0) - coalesce(before.score, 0) as gain,
        coalesce(before.tier, 'none') as tier_before,
        coalesce(after.tier, 'none') as tier_after,
        coalesce(before.is_sales_ready, false) as was_ready,
        coalesce(after.is_sales_ready, false) as is_ready
    from before
    full join after using (lead_key, scorecard_id)
{%- endmacro %}
