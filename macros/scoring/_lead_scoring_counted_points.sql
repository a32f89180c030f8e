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
            days.lead_key,
            days.as_of_date,
            days.counts_from,
            days.rule_id,
            days.event_day,
            days.age,
            rules.points,
            rules.decay,
            rules.decay_days,
            rules.decay_percent,
            sum(earlier.occurrences) as occurrences,
            row_number() over (
                partition by
                    days.lead_key, days.as_of_date, days.counts_from,
                    days.rule_id
                order by days.event_day desc
            ) as place
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
            days.event_day, days.age, rules.points, rules.decay,
            rules.decay_days, rules.decay_percent, rules.at_least,
            rules.at_most, rules.is_held
        having
            sum(earlier.occurrences) >= coalesce(rules.at_least, 1)
            and sum(earlier.occurrences)
            <= coalesce(rules.at_most, sum(earlier.occurrences))
    ) as windows
    where place = 1
{%- endmacro %}
