{#- Counted rules that are one or two occurrences short: the newest occurrences
    must still be in the window when the missing ones come, which says by which
    day. Met on that day, the rule gives its points undecayed.

    Arguments:
        days (str): what rules counted, as lead_scoring_visible_occurrences.
        rules (str): the rules, with is_counted and needed. -#}
{% macro _lead_scoring_missing_occurrences(days, rules) -%}
    {%- set lead = 'lead_key, as_of_date, counts_from, rule_id' -%}
    with counted as (

        select
            days.lead_key,
            days.as_of_date,
            days.counts_from,
            days.rule_id,
            days.event_day,
            days.age,
            case
                when rules.count_as = 'every_time' then days.occurrences
                else 1
            end as occurrences
        from {{ days }} as days
        inner join {{ rules }} as rules on days.rule_id = rules.rule_id
        where
            rules.is_counted
            and (rules.count_as <> 'once' or rules.needed = 1)

    ),

    running as (

        select
            counted.*,
            sum(occurrences) over (
                partition by {{ lead }}
                order by event_day desc
                rows between unbounded preceding and current row
            ) as newest_occurrences
        from counted

    ),

    short as (

        select
            running.lead_key,
            running.as_of_date,
            running.counts_from,
            running.rule_id,
            missing.missing,
            min(running.age) as newest_age,
            sum(running.occurrences) as all_occurrences,
            sum(case
                when running.age < coalesce(rules.within_days, running.age + 1)
                    then running.occurrences
                else 0
            end) as window_occurrences,
            max(case
                when
                    running.newest_occurrences >= rules.needed - missing.missing
                    and rules.needed > missing.missing
                    then running.event_day
            end) as first_needed_day
        from running
        inner join {{ rules }} as rules on running.rule_id = rules.rule_id
        inner join (
            select 1 as missing

            union all

            select 2 as missing
        ) as missing
            on rules.needed >= missing.missing
        group by
            running.lead_key, running.as_of_date, running.counts_from,
            running.rule_id, missing.missing

    ),

    windows as (

        select
            short.*,
            rules.points,
            rules.valid_to,
            rules.at_most,
            {{ dbt.dateadd('day', 'rules.within_days - 1', 'first_needed_day') }}
                as last_day,
            -- occurrences of one day count once: the rest need further days
            case
                when rules.count_as = 'every_time' then short.as_of_date
                else {{ dbt.dateadd(
                    'day',
                    'missing - case when newest_age = 0 then 0 else 1 end',
                    'short.as_of_date'
                ) }}
            end as first_day
        from short
        inner join {{ rules }} as rules on short.rule_id = rules.rule_id
        where
            all_occurrences >= rules.needed - missing
            and window_occurrences + missing
            <= coalesce(rules.at_most, window_occurrences + missing)

    ),

    reachable as (

        select
            windows.*,
            row_number() over (partition by {{ lead }} order by missing) as place
        from windows
        where coalesce(last_day, first_day) >= first_day

    )

    select
        {{ lead }},
        missing,
        cast(nullif(
            least(coalesce(last_day, valid_to), valid_to), date '9999-12-31'
        ) as date) as by_day,
        points
    from reachable
    where place = 1
{%- endmacro %}
