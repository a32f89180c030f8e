{#- What leads show on a day, from the steps of its scores: the columns that the
    change log keeps, as `lead_scorecard_scores` has them.

    Arguments:
        scores, ledger, satisfied (str): the steps, of one day. -#}
{% macro _lead_scoring_shown_scores(scores, ledger, satisfied) -%}
    select
        leads.lead_id,
        scores.scorecard_id,
        {%- for column in lead_scoring._lead_scoring_shown() if column not in [
            'tier', 'is_sales_ready', 'is_disqualified',
            'disqualified_reason', 'rule_set_hash'
        ] %}
        scores.{{ column }},
        {%- endfor %}
        case
            when disqualified.lead_key is not null then 'disqualified'
            else scores.tier
        end as tier,
        coalesce(scores.is_sales_ready, false)
        and disqualified.lead_key is null as is_sales_ready,
        disqualified.lead_key is not null as is_disqualified,
        disqualified.disqualified_reason,
        rule_set.rule_set_hash,
        top_reasons.top_reasons
    from {{ scores }} as scores
    inner join {{ ref('int_lead_scoring__crm_records') }} as leads
        on scores.lead_key = leads.lead_key
    cross join {{ ref('int_lead_scoring__rule_set') }} as rule_set
    left join (
        {{ lead_scoring.lead_scoring_disqualifications(satisfied) | indent(8) }}
    ) as disqualified
        on
            scores.lead_key = disqualified.lead_key
            and scores.scorecard_id = disqualified.scorecard_id
    left join (
        {{ lead_scoring.lead_scoring_top_reasons(ledger) | indent(8) }}
    ) as top_reasons
        on
            scores.lead_key = top_reasons.lead_key
            and scores.scorecard_id = top_reasons.scorecard_id
{%- endmacro %}
