{#- What the score gains where a rule gives other points: each candidate is
    scored as if it were a lead of its own, so that groups, adjustments and
    scorecards take from it what they take from a score.

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
            row_number() over (
                order by lead_key, as_of_date, counts_from, rule_id
            ) as scenario_key
        from {{ candidates }} as candidates

    ),

    {% for name, relation, columns in [
        ('pairs', pairs, ['counts_from']),
        ('adjustments', adjustments, [
            'scorecard_id', 'adjustment_id', 'action', 'points', 'counts_from',
        ]),
        ('points', rule_points, [
            'counts_from', 'rule_id', 'points', 'capped_points', 'occurrences',
            'newest_day',
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
                {%- if name == 'points' %}
                and (
                    scenarios.rule_id <> given.rule_id
                    or scenarios.counts_from <> given.counts_from
                )

        union all

        select
            scenario_key as lead_key,
            as_of_date,
            counts_from,
            rule_id,
            points,
            points as capped_points,
            cast(missing as {{ dbt.type_bigint() }}) as occurrences,
            by_day as newest_day
        from scenarios
                {%- endif %}

    ),

    {% endfor -%}
    scenario_ledger as (

        {{ lead_scoring.lead_scoring_ledger(
            'scenario_pairs', 'scenario_points', 'scenario_adjustments'
        ) | indent(8) }}

    ),

    sums as (

        select
            lead_key as scenario_key,
            scorecard_id,
            sum(points) as points
        from scenario_ledger
        where line_type <> 'rounding'
        group by lead_key, scorecard_id

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
        sums.points - coalesce(sums_now.points, 0) as adds_points
    from scenarios
    inner join sums on scenarios.scenario_key = sums.scenario_key
    left join sums_now
        on
            scenarios.lead_key = sums_now.lead_key
            and scenarios.as_of_date = sums_now.as_of_date
            and sums.scorecard_id = sums_now.scorecard_id
{%- endmacro %}
