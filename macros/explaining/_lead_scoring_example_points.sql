{#- What event rules give for an example: once on each of three days, today, 7
    and 14 days ago; a counted rule for just as often as it needs, today. -#}
{% macro _lead_scoring_example_points() -%}
    with visible as (

        select
            1 as lead_key,
            date '2026-01-31' as as_of_date,
            date '1900-01-01' as counts_from,
            rules.rule_id,
            'counts' as effect,
            cast({{ dbt.dateadd('day', '-ages.age', "date '2026-01-31'") }} as date)
                as event_day,
            ages.age,
            case
                when rules.at_least is not null then rules.at_least else 1
            end as occurrences
        from {{ ref('int_lead_scoring__rules') }} as rules
        inner join (
            select 0 as age
            union all
            select 7 as age
            union all
            select 14 as age
        ) as ages
            on
                ages.age = 0
                or (rules.at_least is null and rules.at_most is null)

    )

    {% for rule_table in ['behavioral', 'negative'] -%}
    select
        rule_id,
        capped_points as points
    from (
        {{ lead_scoring.lead_scoring_event_points('visible', rule_table)
            | indent(8) }}
    ) as {{ rule_table }}_points
    {{ 'union all' if not loop.last }}
    {% endfor %}
{%- endmacro %}
