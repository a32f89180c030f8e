{% macro lead_scoring_score_bands(histogram, by, most) -%}
    {%- set by = by | join(', ') -%}
    {%- set float = lead_scoring._lead_scoring_float -%}
    with ranked as (

        select
            *,
            sum(leads) over (partition by {{ by }}) as all_leads,
            2 * sum(leads) over (partition by {{ by }} order by score) - leads
                as twice_middle
        from {{ histogram }}

    ),

    placed as (

        -- the leads of one score stay together, in the band of their middle
        select
            *,
            floor(
                {{ float(most ~ ' * twice_middle') }}
                / {{ float('2 * all_leads') }}
            ) as place
        from ranked

    )

    select
        {{ by }},
        row_number() over (partition by {{ by }} order by place) as band,
        min(score) as min_score,
        max(score) as max_score,
        cast(sum(leads) as {{ dbt.type_bigint() }}) as leads,
        cast(sum(conversions) as {{ dbt.type_bigint() }}) as conversions
    from placed
    group by {{ by }}, place
{%- endmacro %}
