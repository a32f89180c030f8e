{% macro lead_scoring_event_points(visible, rule_table) -%}
    with rules as (

        select
            *,
            at_least is not null or at_most is not null as is_counted,
            decay <> 'none' and at_most is null as is_held
        from {{ ref('int_lead_scoring__rules') }}
        where rule_table = '{{ rule_table }}' and kind = 'event'

    ),

    days as (

        -- count_as comes before everything else is counted
        select
            visible.lead_key,
            visible.as_of_date,
            visible.counts_from,
            visible.rule_id,
            visible.event_day,
            visible.age,
            case
                when rules.count_as = 'every_time' then visible.occurrences
                else 1
            end as occurrences,
            rules.count_as,
            min(visible.age) over (
                partition by
                    visible.lead_key, visible.as_of_date, visible.counts_from,
                    visible.rule_id
            ) as newest_age
        from {{ visible }} as visible
        inner join rules on visible.rule_id = rules.rule_id
        where visible.effect = 'counts'

    ),

    counted_days as (

        select * from days
        where count_as <> 'once' or age = newest_age

    ),

    uncounted_points as (

        {{ lead_scoring._lead_scoring_uncounted_points('counted_days', 'rules') | indent(8) }}

    ),

    counted_points as (

        {{ lead_scoring._lead_scoring_counted_points('counted_days', 'rules') | indent(8) }}

    )

    select * from uncounted_points

    union all

    select * from counted_points
{%- endmacro %}
