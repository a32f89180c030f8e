{#- What the groups of each scenario come to: its own and those of quiet leads
    anew, the others as the ledger has them.

    Arguments:
        scenarios (str): as for _lead_scoring_scenario_points.
        scored_rules (str): the rules of their own groups.
        ledger (str): the score as it is. -#}
{% macro _lead_scoring_scenario_groups(scenarios, scored_rules, ledger) -%}
    with own_groups as (

        {{ lead_scoring._lead_scoring_group_points(scored_rules)
            | indent(8) }}

    ),

    groups_now as (

        select
            lead_key,
            as_of_date,
            scorecard_id,
            rule_group,
            sum(points) as points
        from {{ ledger }} as ledger
        where rule_group is not null
        group by lead_key, as_of_date, scorecard_id, rule_group

    )

    select
        lead_key,
        as_of_date,
        scorecard_id,
        limited_points
    from own_groups

    union all

    select
        scenarios.scenario_key as lead_key,
        scenarios.as_of_date,
        groups_now.scorecard_id,
        groups_now.points as limited_points
    from {{ scenarios }} as scenarios
    inner join groups_now
        on
            scenarios.lead_key = groups_now.lead_key
            and scenarios.as_of_date = groups_now.as_of_date
            and scenarios.rule_group <> groups_now.rule_group
            and groups_now.rule_group not in (
                {{ lead_scoring._lead_scoring_quiet_groups() | indent(16) }}
            )
{%- endmacro %}
