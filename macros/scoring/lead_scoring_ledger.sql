{% macro lead_scoring_ledger(pairs, rule_points, adjustments) -%}
    {%- set lead = 'lead_key, as_of_date, scorecard_id' -%}
    {%- set a_group = 'rule_group, part, dimension' -%}
    {%- set no_text = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
    {%- set no_group = no_text ~ " as rule_group, 'correction' as part, "
        ~ no_text ~ ' as dimension' -%}
    {%- set steps = [
        ('capped_by_rule', 'scored_rules', a_group, 'rule_id',
         'capped_points - points', 'true'),
        ('covered_by_adjustment', 'scored_rules', a_group, 'rule_id',
         '-capped_points', 'is_covered'),
        ('not_highest', 'scored_rules', a_group, 'rule_id', '-capped_points',
         "combine = 'highest' and place > 1 and not is_covered"),
        ('weighted_by_group', 'group_points', a_group, no_text,
         'weighted_points - points', 'true'),
        ('capped_by_group', 'group_points', a_group, no_text,
         'limited_points - weighted_points', 'true'),
        ('adjustment', adjustments, no_group, 'adjustment_id', 'points', 'true'),
        ('capped_by_scorecard', 'scorecard_points', no_group, no_text,
         'limited_points - points', 'true'),
        ('rounding', 'scorecard_points', no_group, no_text,
         'round(limited_points, 0) - limited_points', 'true'),
    ] -%}
    with scored_leads as (

        {{ lead_scoring._lead_scoring_scored_leads(
            pairs, adjustments
        ) | indent(8) }}

    ),

    scored_rules as (

        {{ lead_scoring._lead_scoring_scored_rules(
            'scored_leads', rule_points
        ) | indent(8) }}

    ),

    group_points as (

        {{ lead_scoring._lead_scoring_group_points('scored_rules') | indent(8) }}

    ),

    scorecard_points as (

        {{ lead_scoring._lead_scoring_scorecard_points(
            'scored_leads', 'group_points', adjustments
        ) | indent(8) }}

    ),

    lines as (

        select
            {{ lead }},
            {{ a_group }},
            'rule' as line_type,
            rule_id,
            points,
            occurrences,
            newest_day
        from scored_rules

        {% for line_type, relation, group_columns, rule_id, points, holds in steps -%}
        union all

        select
            {{ lead }},
            {{ group_columns }},
            '{{ line_type }}' as line_type,
            {{ rule_id }} as rule_id,
            {{ points }} as points,
            cast(null as {{ dbt.type_bigint() }}) as occurrences,
            cast(null as date) as newest_day
        from {{ relation }}
        where {{ holds }}

        {% endfor %}
    )

    select
        {{ lead }},
        {{ a_group }},
        line_type,
        rule_id,
        cast(points as decimal(18, 4)) as points,
        occurrences,
        newest_day
    from lines
    where points <> 0
{%- endmacro %}
