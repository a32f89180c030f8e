{#- What moved a lead to another tier: an adjustment, and the rules whose points
    changed most in the direction of the score; three in all.

    Arguments:
        now, before (str): the scores of a day and of the stored day before.
        points_now, points_before (str): the points by rule of these days. -#}
{% macro _lead_scoring_score_moves(now, before, points_now, points_before) -%}
    with crossings as (

        select
            leads.lead_key,
            now_scores.lead_id,
            now_scores.scorecard_id,
            sign(now_scores.score - before_scores.score) as direction
        from {{ now }} as now_scores
        inner join {{ before }} as before_scores
            on
                now_scores.lead_id = before_scores.lead_id
                and now_scores.scorecard_id = before_scores.scorecard_id
                and now_scores.tier <> before_scores.tier
        inner join {{ ref('int_lead_scoring__crm_records') }} as leads
            on now_scores.lead_id = leads.lead_id

    ),

    points as (

        {% for sign, relation in [('', points_now), ('-', points_before)] -%}
        select
            crossings.lead_id,
            crossings.scorecard_id,
            crossings.direction,
            day_points.rule_id,
            {{ sign }}day_points.points as points
        from crossings
        inner join {{ relation }} as day_points
            on
                crossings.lead_key = day_points.lead_key
                and crossings.scorecard_id = day_points.scorecard_id
        {% if not loop.last %}
        union all

        {% endif -%}
        {%- endfor %}
    ),

    net as (

        select
            lead_id,
            scorecard_id,
            direction,
            rule_id,
            sum(points) as points
        from points
        group by lead_id, scorecard_id, direction, rule_id
        having abs(sum(points)) >= 0.05

    ),

    ranked as (

        select
            net.lead_id,
            net.scorecard_id,
            coalesce(
                rules.reason, adjustments.reason,
                'The rule ' || net.rule_id || ', which is gone'
            ) || case when net.points > 0 then ' (+' else ' (' end
            || {{ lead_scoring.lead_scoring_number_text(
                'round(net.points, 1)'
            ) }} || ')' as reason,
            row_number() over (
                partition by net.lead_id, net.scorecard_id
                order by
                    case when adjustments.reason is null then 1 else 0 end,
                    abs(net.points) desc,
                    {{ lead_scoring.lead_scoring_sort_text('net.rule_id') }}
            ) as place
        from net
        left join {{ ref('int_lead_scoring__rules') }} as rules
            on net.rule_id = rules.rule_id
        left join {{ ref('stg_lead_scoring__score_adjustments') }} as adjustments
            on
                net.rule_id = adjustments.adjustment_id
                and net.scorecard_id = adjustments.scorecard_id
        where
            adjustments.reason is not null
            or net.direction = 0
            or sign(net.points) = net.direction

    )

    select
        lead_id,
        scorecard_id,
        {{ dbt.listagg('reason', "'; '", 'order by place') }} as moved_by
    from ranked
    where place <= 3
    group by lead_id, scorecard_id
{%- endmacro %}
