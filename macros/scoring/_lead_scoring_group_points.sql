{#- The points of a group: combined, then weighted, then limited. -#}
{% macro _lead_scoring_group_points(scored_rules) -%}
    {%- set group_columns =
        'lead_key, as_of_date, scorecard_id, rule_group, part, dimension' -%}
    with combined as (

        select
            {{ group_columns }},
            cast(sum(case
                when combine <> 'highest' or place = 1 then capped_points else 0
            end) as decimal(18, 4)) as points
        from {{ scored_rules }}
        where not is_covered and points <> 0
        group by {{ group_columns }}

    ),

    weighted as (

        select
            combined.*,
            rule_groups.min_points,
            rule_groups.max_points,
            cast(round(cast(
                combined.points * rule_groups.weight_percent / 100
                as decimal(28, 10)
            ), 4) as decimal(18, 4)) as weighted_points
        from combined
        inner join {{ ref('stg_lead_scoring__rule_groups') }} as rule_groups
            on
                combined.scorecard_id = rule_groups.scorecard_id
                and combined.rule_group = rule_groups.rule_group

    )

    select
        {{ group_columns }},
        points,
        weighted_points,
        {{ lead_scoring._lead_scoring_limited(
            'weighted_points', 'min_points', 'max_points'
        ) }} as limited_points
    from weighted
{%- endmacro %}
