{% macro lead_scoring_event_points(visible, rule_table) -%}
    with rules as (

        select
            *,
            at_least is not null or at_most is not null as is_counted,
            decay <> 'none' and at_most is null as is_held
        from {{ ref('int_lead_scoring__rules') }}
        where rule_table = '{{ rule_table }}' and kind = 'event'

    ),

    newest_days as (

        -- of rules that count the newest day alone, or the window from it
        select
            visible.lead_key,
            visible.as_of_date,
            visible.counts_from,
            visible.rule_id,
            min(visible.age) as newest_age
        from {{ visible }} as visible
        inner join rules
            on
                visible.rule_id = rules.rule_id
                and (
                    rules.count_as = 'once'
                    or (rules.is_counted and not rules.is_held)
                )
        where visible.effect = 'counts'
        group by
            visible.lead_key, visible.as_of_date, visible.counts_from,
            visible.rule_id

    ),

    counted_days as (

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
            newest_days.newest_age
        from {{ visible }} as visible
        inner join rules on visible.rule_id = rules.rule_id
        left join newest_days
            on
                visible.lead_key = newest_days.lead_key
                and visible.as_of_date = newest_days.as_of_date
                and visible.counts_from = newest_days.counts_from
                and visible.rule_id = newest_days.rule_id
        where
            visible.effect = 'counts'
            and (
                rules.count_as <> 'once'
                or visible.age = newest_days.newest_age
            )

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
