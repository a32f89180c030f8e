{#- What the score gains where a rule gives other points: each candidate is
    scored as if it were a lead of its own, so that groups, adjustments and
    scorecards take from it what they take from a score. Only the rule's own group
    and those of quiet leads are computed anew; the ledger has what the others come
    to.

    Arguments:
        candidates (str): lead_key, as_of_date, counts_from, rule_id, missing,
            by_day and the rule's new points.
        pairs, rule_points, adjustments, ledger (str): the score as it is. -#}
{% macro _lead_scoring_gained_points(
    candidates, pairs, rule_points, adjustments, ledger
) -%}
    with scenarios as (

        select
            candidates.*,
            rules.rule_group,
            row_number() over (
                order by
                    candidates.lead_key, candidates.as_of_date,
                    candidates.counts_from, candidates.rule_id
            ) as scenario_key
        from {{ candidates }} as candidates
        inner join {{ ref('int_lead_scoring__rules') }} as rules
            on candidates.rule_id = rules.rule_id

    ),

    {% for name, relation, columns in [
        ('pairs', pairs, ['counts_from']),
        ('adjustments', adjustments, [
            'scorecard_id', 'adjustment_id', 'action', 'points', 'counts_from',
        ]),
    ] -%}
    scenario_{{ name }} as (

        select
            scenarios.scenario_key as lead_key,
            given.as_of_date,
            {%- for column in columns %}
            given.{{ column }}{{ ',' if not loop.last }}
            {%- endfor %}
        from scenarios
        inner join {{ relation }} as given
            on
                scenarios.lead_key = given.lead_key
                and scenarios.as_of_date = given.as_of_date

    ),

    {% endfor -%}
    scenario_points as (

        {{ lead_scoring._lead_scoring_scenario_points(
            'scenarios', rule_points
        ) | indent(8) }}

    ),

    scored_leads as (

        {{ lead_scoring._lead_scoring_scored_leads(
            'scenario_pairs', 'scenario_adjustments'
        ) | indent(8) }}

    ),

    scored_rules as (

        {{ lead_scoring._lead_scoring_scored_rules(
            'scored_leads', 'scenario_points'
        ) | indent(8) }}

    ),

    group_points as (

        {{ lead_scoring._lead_scoring_scenario_groups(
            'scenarios', 'scored_rules', ledger
        ) | indent(8) }}

    ),

    sums as (

        {{ lead_scoring._lead_scoring_scorecard_points(
            'scored_leads', 'group_points', 'scenario_adjustments'
        ) | indent(8) }}

    ),

    sums_now as (

        select
            lead_key,
            as_of_date,
            scorecard_id,
            sum(points) as points
        from {{ ledger }} as ledger
        where line_type <> 'rounding'
        group by lead_key, as_of_date, scorecard_id

    )

    select
        scenarios.lead_key,
        scenarios.as_of_date,
        sums.scorecard_id,
        scenarios.rule_id,
        scenarios.missing as missing_occurrences,
        scenarios.by_day,
        sums.limited_points - coalesce(sums_now.points, 0) as adds_points
    from scenarios
    inner join sums on scenarios.scenario_key = sums.lead_key
    left join sums_now
        on
            scenarios.lead_key = sums_now.lead_key
            and scenarios.as_of_date = sums_now.as_of_date
            and sums.scorecard_id = sums_now.scorecard_id
{%- endmacro %}
