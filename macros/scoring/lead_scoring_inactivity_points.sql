{% macro lead_scoring_inactivity_points(pairs, satisfied, visible) -%}
    {%- set created_days_ago = dbt.datediff(
        'greatest(coalesce(pairs.created_date, case when pairs.counts_from '
        ~ "> date '1900-01-01' then date '1900-01-01' end, pairs.as_of_date), "
        ~ dbt.dateadd('day', -1, 'pairs.counts_from') ~ ')',
        'pairs.as_of_date', 'day'
    ) -%}
    with rules as (

        select * from {{ ref('int_lead_scoring__rules') }}
        where kind = 'inactivity'

    ),

    last_active as (

        select
            visible.lead_key,
            visible.as_of_date,
            visible.counts_from,
            rules.rule_id,
            min(visible.age) as age,
            max(visible.event_day) as event_day
        from {{ visible }} as visible
        inner join rules
            on
                visible.rule_id = rules.rule_id
                or (visible.effect = 'engages' and rules.event_conditions = 0)
        group by
            visible.lead_key, visible.as_of_date, visible.counts_from,
            rules.rule_id

    ),

    quiet as (

        select
            pairs.lead_key,
            pairs.as_of_date,
            pairs.counts_from,
            rules.rule_id,
            rules.points,
            rules.max_points,
            cast(floor(
                coalesce(last_active.age, {{ created_days_ago }}) * 1.0
                / rules.within_days
            ) as {{ dbt.type_bigint() }}) as periods,
            last_active.event_day as newest_day
        from {{ pairs }} as pairs
        inner join rules
            on pairs.as_of_date between rules.valid_from and rules.valid_to
        left join last_active
            on
                pairs.lead_key = last_active.lead_key
                and pairs.as_of_date = last_active.as_of_date
                and pairs.counts_from = last_active.counts_from
                and rules.rule_id = last_active.rule_id
        left join {{ satisfied }} as satisfied
            on
                pairs.lead_key = satisfied.lead_key
                and pairs.as_of_date = satisfied.as_of_date
                and pairs.counts_from = satisfied.counts_from
                and rules.rule_id = satisfied.rule_id
        where rules.lead_conditions = 0 or satisfied.rule_id is not null

    )

    select
        lead_key,
        as_of_date,
        counts_from,
        rule_id,
        cast(points * periods as decimal(18, 4)) as points,
        cast(greatest(
            points * periods, coalesce(-max_points, points * periods)
        ) as decimal(18, 4)) as capped_points,
        periods as occurrences,
        newest_day
    from quiet
    where periods > 0
{%- endmacro %}
