{#- What one occurrence of each decaying rule is worth at some ages, and what
    inactivity takes after so many days. -#}
{% macro _lead_scoring_points_later(ages) -%}
    with ages as (

        {% for age in ages -%}
        select {{ age }} as age
        {{ 'union all' if not loop.last }}
        {% endfor %}
    ),

    pairs as (

        -- a lead that was created so many days ago and did nothing since
        select
            age as lead_key,
            date '2026-01-31' as as_of_date,
            date '1900-01-01' as counts_from,
            cast({{ dbt.dateadd('day', '-age', "date '2026-01-31'") }} as date)
                as created_date
        from ages

    ),

    satisfied as (

        select
            pairs.*,
            rules.rule_id
        from pairs
        cross join {{ ref('int_lead_scoring__rules') }} as rules

    ),

    nothing as (

        select
            lead_key,
            as_of_date,
            counts_from,
            cast(null as {{ dbt.type_string() }}) as rule_id,
            'engages' as effect,
            as_of_date as event_day,
            0 as age
        from pairs
        where false

    ),

    quiet as (

        {{ lead_scoring.lead_scoring_inactivity_points(
            'pairs', 'satisfied', 'nothing'
        ) | indent(8) }}

    )

    select
        rules.rule_id,
        ages.age,
        {{ lead_scoring.lead_scoring_decayed('rules.points', 'ages.age') }}
            as points
    from {{ ref('stg_lead_scoring__rules') }} as rules
    cross join ages
    where rules.decay <> 'none'

    union all

    select
        rules.rule_id,
        ages.age,
        coalesce(quiet.capped_points, 0) as points
    from {{ ref('int_lead_scoring__rules') }} as rules
    cross join ages
    left join quiet
        on rules.rule_id = quiet.rule_id and ages.age = quiet.lead_key
    where rules.kind = 'inactivity'
    order by 1, 2
{%- endmacro %}
