{#- Rules that give their points for each occurrence: the newest occurrences fill
    the rule's ceiling at undecayed value, the last of them partly, and then each
    is worth what its age leaves.

    Arguments:
        days (str): occurrences by lead, as-of date, rule and day, as counted.
        rules (str): the rules. -#}
{% macro _lead_scoring_uncounted_points(days, rules) -%}
    {%- set cents = 'cast(abs(rules.points) * 100 as ' ~ dbt.type_bigint() ~ ')' -%}
    {%- set no_ceiling = 'cast(null as ' ~ dbt.type_bigint() ~ ')' -%}
    {%- set left_by_newer -%}
        cast(rules.max_points * 100 as {{ dbt.type_bigint() }})
        - {{ cents }} * (
            sum(days.occurrences) over (
                partition by
                    days.lead_key, days.as_of_date, days.counts_from, days.rule_id
                order by days.event_day desc
                rows between unbounded preceding and current row
            ) - days.occurrences
        )
    {%- endset -%}
    select
        lead_key,
        as_of_date,
        counts_from,
        rule_id,
        cast(sum(
            occurrences * {{ lead_scoring.lead_scoring_decayed('points', 'age') }}
        ) as decimal(18, 4)) as points,
        cast(sum(
            whole * {{ lead_scoring.lead_scoring_decayed('points', 'age') }}
            + {{ lead_scoring.lead_scoring_decayed('part_points', 'age') }}
        ) as decimal(18, 4)) as capped_points,
        sum(occurrences) as occurrences,
        max(event_day) as newest_day
    from (
        select
            *,
            -- whole occurrences that fit, and what is left for the next one;
            -- in cents, so that the division is exact
            cast(least(occurrences, greatest(0, floor(
                coalesce(room_cents * 1.0 / point_cents, occurrences)
            ))) as {{ dbt.type_bigint() }}) as whole,
            case
                when room_cents > 0 and room_cents < occurrences * point_cents
                    then sign(points) * (room_cents % point_cents) / 100.0
                else 0
            end as part_points
        from (
            {%- for room_cents in [no_ceiling, left_by_newer] %}
            select
                days.*,
                rules.points,
                rules.decay,
                rules.decay_days,
                rules.decay_percent,
                {{ cents }} as point_cents,
                {{ room_cents }} as room_cents
            from {{ days }} as days
            inner join {{ rules }} as rules on days.rule_id = rules.rule_id
            where
                not rules.is_counted
                and (rules.within_days is null or days.age < rules.within_days)
                and rules.max_points is {{ 'null' if loop.first else 'not null' }}
            {{ 'union all' if loop.first }}
            {%- endfor %}
        ) as filled
    ) as fitted
    group by lead_key, as_of_date, counts_from, rule_id
{%- endmacro %}
