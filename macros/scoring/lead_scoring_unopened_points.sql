{% macro lead_scoring_unopened_points(visible) -%}
    select
        visible.lead_key,
        visible.as_of_date,
        visible.counts_from,
        rules.rule_id,
        rules.points,
        rules.points as capped_points,
        sum(visible.occurrences) as occurrences,
        max(visible.event_day) as newest_day
    from {{ visible }} as visible
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on
            visible.rule_id = rules.rule_id
            and visible.as_of_date between rules.valid_from and rules.valid_to
            and visible.age < coalesce(rules.within_days, visible.age + 1)
    where rules.kind = 'unopened'
    group by
        visible.lead_key, visible.as_of_date, visible.counts_from,
        rules.rule_id, rules.points, rules.at_least
    having
        sum(visible.occurrences) >= coalesce(rules.at_least, 1)
        and max(case when visible.effect = 'clears' then 1 else 0 end) = 0
{%- endmacro %}
