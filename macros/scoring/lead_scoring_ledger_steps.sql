{% macro lead_scoring_ledger_steps(pairs, adjustments) -%}
    satisfied as (

        {{ lead_scoring.lead_scoring_satisfied_rules(pairs) | indent(8) }}

    ),

    visible as (

        {{ lead_scoring.lead_scoring_visible_occurrences(
            pairs, 'satisfied'
        ) | indent(8) }}

    ),

    demographic_points as (

        {{ lead_scoring.lead_scoring_demographic_points('satisfied') | indent(8) }}

    ),

    behavioral_points as (

        {{ lead_scoring.lead_scoring_behavioral_points('visible') | indent(8) }}

    ),

    negative_points as (

        {{ lead_scoring.lead_scoring_negative_points(
            pairs, 'satisfied', 'visible'
        ) | indent(8) }}

    ),

    rule_points as (

        select * from demographic_points

        union all

        select * from behavioral_points

        union all

        select * from negative_points

    ),

    ledger as (

        {{ lead_scoring.lead_scoring_ledger(
            pairs, 'rule_points', adjustments
        ) | indent(8) }}

    )
{%- endmacro %}
