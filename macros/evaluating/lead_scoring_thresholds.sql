{% macro lead_scoring_thresholds(histogram, by) -%}
    {%- set by = by | join(', ') -%}
    {%- set float = lead_scoring._lead_scoring_float -%}
    {%- set above = 'over (partition by ' ~ by ~ ' order by score desc)' -%}
    with sums as (

        select
            {{ by }},
            score as threshold,
            cast(sum(leads) {{ above }} as {{ dbt.type_bigint() }}) as leads,
            cast(
                sum(conversions) {{ above }} as {{ dbt.type_bigint() }}
            ) as conversions,
            cast(sum(leads) over (partition by {{ by }})
                as {{ dbt.type_bigint() }}) as all_leads,
            cast(sum(conversions) over (partition by {{ by }})
                as {{ dbt.type_bigint() }}) as all_conversions
        from {{ histogram }}

    )

    select
        {{ by }},
        threshold,
        leads,
        conversions,
        {{ float('leads') }} / nullif(all_leads, 0) as lead_share,
        {{ float('conversions') }} / nullif(all_conversions, 0)
            as conversion_share,
        {{ float('conversions') }} / nullif(leads, 0) as conversion_rate,
        {{ lead_scoring.lead_scoring_wilson('conversions', 'leads', 'lower') }}
            as lower_rate,
        {{ lead_scoring.lead_scoring_wilson('conversions', 'leads', 'upper') }}
            as upper_rate,
        {{ float('conversions * all_leads - leads * all_conversions') }}
        / nullif(
            {{ float('all_conversions * (all_leads - all_conversions)') }}, 0
        ) as youden,
        {{ float('2 * conversions') }}
        / nullif(leads + all_conversions, 0) as f1
    from sums
{%- endmacro %}
