{% macro lead_scoring_ledger(pairs, rule_points, adjustments) -%}
    {%- set lead = 'lead_key, as_of_date, scorecard_id' -%}
    {%- set group_columns = lead ~ ', rule_group, part, dimension' -%}
    {%- set no_rule = 'cast(null as ' ~ dbt.type_string() ~ ') as rule_id' -%}
    {%- set no_events -%}
        cast(null as {{ dbt.type_bigint() }}) as occurrences,
        cast(null as date) as newest_day
    {%- endset -%}
    with scorecards as (

        select * from {{ ref('stg_lead_scoring__scorecards') }}

    ),

    groups as (

        select * from {{ ref('stg_lead_scoring__rule_groups') }}

    ),

    scored_leads as (

        -- an adjustment that sets the score of a scorecard says what counts
        select
            pairs.lead_key,
            pairs.as_of_date,
            pairs.counts_from,
            scorecards.scorecard_id,
            scorecards.min_score,
            scorecards.max_score,
            sets.lead_key is not null as is_set
        from {{ pairs }} as pairs
        cross join scorecards
        left join {{ adjustments }} as sets
            on
                sets.action = 'set_to'
                and pairs.lead_key = sets.lead_key
                and pairs.as_of_date = sets.as_of_date
                and scorecards.scorecard_id = sets.scorecard_id
        where pairs.counts_from = coalesce(sets.counts_from, date '1900-01-01')

    ),

    scored_rules as (

        select
            rule_points.lead_key,
            rule_points.as_of_date,
            groups.scorecard_id,
            groups.rule_group,
            groups.part,
            groups.dimension,
            rule_points.rule_id,
            cast(rule_points.points as decimal(18, 4)) as points,
            cast(rule_points.capped_points as decimal(18, 4)) as capped_points,
            cast(rule_points.occurrences as {{ dbt.type_bigint() }})
                as occurrences,
            rule_points.newest_day,
            groups.combine,
            scored_leads.is_set and rules.kind = 'attribute' as is_covered,
            row_number() over (
                partition by
                    rule_points.lead_key, rule_points.as_of_date,
                    groups.scorecard_id, groups.rule_group
                order by
                    case
                        when scored_leads.is_set and rules.kind = 'attribute'
                            then 1
                        else 0
                    end,
                    abs(rule_points.capped_points) desc, rule_points.rule_id
            ) as place
        from {{ rule_points }} as rule_points
        inner join {{ ref('int_lead_scoring__rules') }} as rules
            on rule_points.rule_id = rules.rule_id
        inner join groups
            on
                rules.rule_group = groups.rule_group
                and coalesce(rules.scorecard_id, groups.scorecard_id)
                = groups.scorecard_id
        inner join scored_leads
            on
                rule_points.lead_key = scored_leads.lead_key
                and rule_points.as_of_date = scored_leads.as_of_date
                and rule_points.counts_from = scored_leads.counts_from
                and groups.scorecard_id = scored_leads.scorecard_id

    ),

    combined as (

        select
            {{ group_columns }},
            cast(sum(case
                when combine <> 'highest' or place = 1 then capped_points else 0
            end) as decimal(18, 4)) as points
        from scored_rules
        where not is_covered
        group by {{ group_columns }}

    ),

    weighted as (

        select
            combined.*,
            groups.min_points,
            groups.max_points,
            cast(round(cast(
                combined.points * groups.weight_percent / 100
                as decimal(28, 10)
            ), 4) as decimal(18, 4)) as weighted_points
        from combined
        inner join groups
            on
                combined.scorecard_id = groups.scorecard_id
                and combined.rule_group = groups.rule_group

    ),

    limited as (

        select
            *,
            {{ lead_scoring._lead_scoring_limited(
                'weighted_points', 'min_points', 'max_points'
            ) }} as limited_points
        from weighted

    ),

    totals as (

        select
            scored_leads.lead_key,
            scored_leads.as_of_date,
            scored_leads.scorecard_id,
            scored_leads.min_score,
            scored_leads.max_score,
            coalesce(given.points, 0) as points
        from scored_leads
        left join (
            select {{ lead }}, sum(points) as points
            from (
                select {{ lead }}, limited_points as points
                from limited

                union all

                select {{ lead }}, points
                from {{ adjustments }}
            ) as given_points
            group by {{ lead }}
        ) as given
            on
                scored_leads.lead_key = given.lead_key
                and scored_leads.as_of_date = given.as_of_date
                and scored_leads.scorecard_id = given.scorecard_id

    ),

    clamped as (

        select
            *,
            {{ lead_scoring._lead_scoring_limited('points', 'min_score', 'max_score') }}
                as clamped_points
        from totals

    ),

    lines as (

        select
            {{ group_columns }},
            'rule' as line_type,
            rule_id,
            points,
            occurrences,
            newest_day
        from scored_rules

        union all

        select
            {{ group_columns }},
            'capped_by_rule' as line_type,
            rule_id,
            capped_points - points as points,
            {{ no_events }}
        from scored_rules

        union all

        select
            {{ group_columns }},
            'covered_by_adjustment' as line_type,
            rule_id,
            -capped_points as points,
            {{ no_events }}
        from scored_rules
        where is_covered

        union all

        select
            {{ group_columns }},
            'not_highest' as line_type,
            rule_id,
            -capped_points as points,
            {{ no_events }}
        from scored_rules
        where combine = 'highest' and place > 1 and not is_covered

        union all

        select
            {{ group_columns }},
            'weighted_by_group' as line_type,
            {{ no_rule }},
            weighted_points - points as points,
            {{ no_events }}
        from limited

        union all

        select
            {{ group_columns }},
            'capped_by_group' as line_type,
            {{ no_rule }},
            limited_points - weighted_points as points,
            {{ no_events }}
        from limited

        {% for line_type, rule_id, points, relation in [
            ('adjustment', 'adjustment_id as rule_id', 'points', adjustments),
            ('capped_by_scorecard', no_rule, 'clamped_points - points', 'clamped'),
            (
                'rounding', no_rule,
                'round(clamped_points, 0) - clamped_points', 'clamped'
            ),
        ] -%}
        union all

        select
            {{ lead }},
            cast(null as {{ dbt.type_string() }}) as rule_group,
            'correction' as part,
            cast(null as {{ dbt.type_string() }}) as dimension,
            '{{ line_type }}' as line_type,
            {{ rule_id }},
            {{ points }} as points,
            {{ no_events }}
        from {{ relation }}

        {% endfor %}
    )

    select
        {{ group_columns }},
        line_type,
        rule_id,
        cast(points as decimal(18, 4)) as points,
        occurrences,
        newest_day
    from lines
    where points <> 0
{%- endmacro %}
