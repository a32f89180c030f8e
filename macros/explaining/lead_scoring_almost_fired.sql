{% macro lead_scoring_almost_fired(
    pairs, visible, rule_points, adjustments, ledger
) -%}
    with rules as (

        -- mail received and leaving are no engagement to wait for
        select
            *,
            at_least is not null or at_most is not null as is_counted,
            coalesce(at_least, 1) as needed
        from {{ ref('int_lead_scoring__rules') }} as rules
        where
            rule_table = 'behavioral'
            and kind = 'event'
            and not exists (
                select 1
                from {{ ref('int_lead_scoring__condition_arguments') }} as events
                inner join {{ ref('stg_lead_scoring__event_kinds') }} as kinds
                    on events.argument = kinds.event_name
                where
                    events.rule_id = rules.rule_id
                    and events.condition = 0
                    and not kinds.is_engagement
            )

    ),

    days as (

        select visible.*
        from {{ visible }} as visible
        inner join rules
            on
                visible.rule_id = rules.rule_id
                and visible.as_of_date between rules.valid_from and rules.valid_to
        where
            visible.effect = 'counts'
            and visible.counts_from <= visible.as_of_date

    ),

    candidates as (

        select *
        from (
            {{ lead_scoring._lead_scoring_missing_occurrences('days', 'rules')
                | indent(12) }}
        ) as missing_occurrences

        union all

        select *
        from (
            {{ lead_scoring._lead_scoring_one_more_today('days', 'rules')
                | indent(12) }}
        ) as one_more_today

    ),

    gains as (

        {{ lead_scoring._lead_scoring_gained_points(
            'candidates', pairs, rule_points, adjustments, ledger
        ) | indent(8) }}

    ),

    ranked as (

        select
            gains.*,
            row_number() over (
                partition by lead_key, as_of_date, scorecard_id
                order by
                    adds_points desc,
                    {{ lead_scoring.lead_scoring_sort_text('rule_id') }}
            ) as place
        from gains
        where adds_points >= 0.05

    )

    select
        lead_key,
        as_of_date,
        scorecard_id,
        cast(place as {{ dbt.type_int() }}) as place,
        rule_id,
        cast(missing_occurrences as {{ dbt.type_int() }}) as missing_occurrences,
        by_day,
        cast(adds_points as decimal(18, 4)) as adds_points
    from ranked
    where place <= 5
{%- endmacro %}
