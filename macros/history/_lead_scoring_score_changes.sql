{#- The rows of the change log for a day: the leads that show something else than
    on the stored day before, and those that are scored no more.

    Arguments:
        day (str): the day, a date.
        now, before (str): the scores of the day and of the stored day before.
        moves (str): as `_lead_scoring_score_moves` returns. -#}
{% macro _lead_scoring_score_changes(day, now, before, moves) -%}
    {%- set shown = lead_scoring._lead_scoring_shown() -%}
    select
        coalesce(now_scores.lead_id, before_scores.lead_id) as lead_id,
        coalesce(now_scores.scorecard_id, before_scores.scorecard_id)
            as scorecard_id,
        {{ day }} as as_of_date,
        now_scores.lead_id is not null as is_scored,
        {%- for column in shown %}
        now_scores.{{ column }},
        {%- endfor %}
        now_scores.top_reasons,
        before_scores.score as score_before,
        before_scores.tier as tier_before,
        coalesce(before_scores.is_sales_ready, false) as was_sales_ready,
        coalesce(
            now_scores.rule_set_hash <> before_scores.rule_set_hash, false
        ) as is_by_rules,
        moves.moved_by
    from {{ now }} as now_scores
    full outer join {{ before }} as before_scores
        on
            now_scores.lead_id = before_scores.lead_id
            and now_scores.scorecard_id = before_scores.scorecard_id
    left join {{ moves }} as moves
        on
            now_scores.lead_id = moves.lead_id
            and now_scores.scorecard_id = moves.scorecard_id
    where
        now_scores.lead_id is null
        or before_scores.lead_id is null
        {%- for column in shown %}
        or now_scores.{{ column }} is distinct from before_scores.{{ column }}
        {%- endfor %}
{%- endmacro %}
