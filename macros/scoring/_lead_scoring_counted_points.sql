{#- Rules that give their points once, for at_least or at_most so many occurrences
    within a window. The window ends on the as-of date; with decay and without
    at_most, the rule holds from the newest occurrence that completed a window,
    so that nothing jumps when the window slides past.

    Arguments:
        days (str): occurrences by lead, as-of date, rule and day, as counted.
        rules (str): the rules. -#}
{% macro _lead_scoring_counted_points(days, rules) -%}
    select
        lead_key,
        as_of_date,
        counts_from,
        rule_id,
        cast({{ lead_scoring.lead_scoring_decayed('points', 'age') }}
            as decimal(18, 4)) as points,
        cast({{ lead_scoring.lead_scoring_decayed('points', 'age') }}
            as decimal(18, 4)) as capped_points,
        occurrences,
        event_day as newest_day
    from (
        select
            totals.*,
            rules.points,
            rules.decay,
            rules.decay_days,
            rules.decay_percent,
            row_number() over (
                partition by
                    totals.lead_key, totals.as_of_date, totals.counts_from,
                    totals.rule_id
                order by totals.event_day desc
            ) as place
        from (
            select
                days.lead_key,
                days.as_of_date,
                days.counts_from,
                days.rule_id,
                days.event_day,
                days.age,
                sum(earlier.occurrences) as occurrences
            from {{ days }} as days
            inner join {{ rules }} as rules
                on
                    days.rule_id = rules.rule_id
                    and rules.is_counted
                    and (rules.is_held or days.age = days.newest_age)
            inner join {{ days }} as earlier
                on
                    days.lead_key = earlier.lead_key
                    and days.as_of_date = earlier.as_of_date
                    and days.counts_from = earlier.counts_from
                    and days.rule_id = earlier.rule_id
                    and days.age <= earlier.age
                    and (
                        rules.within_days is null
                        or earlier.age - case
                            when rules.is_held then days.age else 0
                        end < rules.within_days
                    )
            group by
                days.lead_key, days.as_of_date, days.counts_from, days.rule_id,
                days.event_day, days.age
        ) as totals
        inner join {{ rules }} as rules on totals.rule_id = rules.rule_id
        where
            totals.occurrences >= coalesce(rules.at_least, 1)
            and totals.occurrences
            <= coalesce(rules.at_most, totals.occurrences)
    ) as windows
    where place = 1
{%- endmacro %}
