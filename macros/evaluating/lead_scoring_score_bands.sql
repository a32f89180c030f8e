{% macro lead_scoring_score_bands(histogram, by, most, by_points=true) -%}
    {%- set by = by | join(', ') -%}
    {%- set float = lead_scoring._lead_scoring_float -%}
    {%- set group = 'over (partition by ' ~ by ~ ')' -%}
    {%- set so_far = 'over (partition by ' ~ by ~ ' order by score)' -%}
    with weighed as (

        select
            *,
            leads * {{ 'greatest(score, 0)' if by_points else 1 }} as weight
        from {{ histogram }}

    ),

    shares as (

        -- twice those of the leads below a score and half of its own
        select
            *,
            {{ float('2 * sum(leads) ' ~ so_far ~ ' - leads') }}
            / {{ float('sum(leads) ' ~ group) }} as lead_share,
            {{ float('2 * sum(weight) ' ~ so_far ~ ' - weight') }}
            / nullif({{ float('sum(weight) ' ~ group) }}, 0) as weight_share
        from weighed

    ),

    placed as (

        -- the leads of one score stay together, in the band of their middle
        select
            *,
            floor(
                {{ most }} * (lead_share + coalesce(weight_share, lead_share))
                / 4
            ) as place
        from shares

    ),

    parts as (

        select
            {{ by }},
            place,
            min(score) as min_score,
            max(score) as max_score,
            sum(leads) as leads,
            sum(conversions) as conversions
        from placed
        group by {{ by }}, place

    ),

    starts as (

        -- a lead alone joins the band below, so that no rate rests on one
        select
            *,
            case
                when
                    leads > 1
                    and sum(leads) over (
                        partition by {{ by }} order by place
                    ) > leads + 1
                    then 1
                else 0
            end as is_start
        from parts

    ),

    bands as (

        select
            *,
            1 + sum(is_start) over (
                partition by {{ by }} order by place
            ) as band
        from starts

    )

    select
        {{ by }},
        cast(band as {{ dbt.type_bigint() }}) as band,
        min(min_score) as min_score,
        max(max_score) as max_score,
        cast(sum(leads) as {{ dbt.type_bigint() }}) as leads,
        cast(sum(conversions) as {{ dbt.type_bigint() }}) as conversions
    from bands
    group by {{ by }}, band
{%- endmacro %}
