{#- Where leads stand, as lead_scorecard_scores says it.

    Arguments:
        scores, disqualifications (str): the relations. -#}
{% macro _lead_scoring_preview_standing(scores, disqualifications) -%}
    select
        scores.lead_key,
        scores.as_of_date,
        scores.scorecard_id,
        scores.score,
        case
            when disqualifications.lead_key is not null then 'disqualified'
            else coalesce(scores.tier, 'none')
        end as tier,
        coalesce(scores.is_sales_ready, false)
        and disqualifications.lead_key is null as is_sales_ready
    from {{ scores }} as scores
    left join {{ disqualifications }} as disqualifications
        on
            scores.lead_key = disqualifications.lead_key
            and scores.as_of_date = disqualifications.as_of_date
            and scores.scorecard_id = disqualifications.scorecard_id
{%- endmacro %}
