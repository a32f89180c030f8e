{#- The points of the rules in each scenario's groups: those that the lead has, and
    the new ones of the rule that it is about. Who engages is not quiet any more.

    Arguments:
        scenarios (str): candidates of _lead_scoring_gained_points, with
            scenario_key and rule_group.
        rule_points (str): the points as they are. -#}
{% macro _lead_scoring_scenario_points(scenarios, rule_points) -%}
    select
        scenarios.scenario_key as lead_key,
        given.as_of_date,
        given.counts_from,
        given.rule_id,
        given.points,
        given.capped_points,
        given.occurrences,
        given.newest_day
    from {{ scenarios }} as scenarios
    inner join {{ rule_points }} as given
        on
            scenarios.lead_key = given.lead_key
            and scenarios.as_of_date = given.as_of_date
            and (
                scenarios.rule_id <> given.rule_id
                or scenarios.counts_from <> given.counts_from
            )
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on
            given.rule_id = rules.rule_id
            and not (rules.kind = 'inactivity' and rules.event_conditions = 0)
            and (
                scenarios.rule_group = rules.rule_group
                or rules.rule_group in (
                    {{ lead_scoring._lead_scoring_quiet_groups() | indent(20) }}
                )
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
    from {{ scenarios }}
{%- endmacro %}
