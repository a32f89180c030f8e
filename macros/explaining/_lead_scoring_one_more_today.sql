{#- What rules that are not counted give with one more occurrence on the as-of
    date: the points of the same occurrences and that one.

    Arguments:
        days (str): what rules counted, as lead_scoring_visible_occurrences.
        rules (str): the rules, with is_counted. -#}
{% macro _lead_scoring_one_more_today(days, rules) -%}
    {%- set lead = 'lead_key, as_of_date, counts_from, rule_id' -%}
    with uncounted as (

        select days.*
        from {{ days }} as days
        inner join {{ rules }} as rules on days.rule_id = rules.rule_id
        where not rules.is_counted

    ),

    with_one_more as (

        select
            {{ lead }},
            'counts' as effect,
            event_day,
            age,
            sum(occurrences) as occurrences
        from (
            select
                {{ lead }},
                event_day,
                age,
                occurrences
            from uncounted

            union all

            select distinct
                {{ lead }},
                as_of_date as event_day,
                0 as age,
                1 as occurrences
            from uncounted
        ) as all_occurrences
        group by {{ lead }}, event_day, age

    ),

    points as (

        {{ lead_scoring.lead_scoring_event_points('with_one_more', 'behavioral')
            | indent(8) }}

    )

    select
        {{ lead }},
        1 as missing,
        as_of_date as by_day,
        capped_points as points
    from points
{%- endmacro %}
