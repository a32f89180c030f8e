{% macro lead_scoring_stability(counts, by) -%}
    {#- 99 % of chi-squared with 1 to 19 degrees of freedom lie below these -#}
    {%- set chi_squared = [
        6.634896601021, 9.210340371976, 11.344866730144, 13.276704135988,
        15.086272469389, 16.811893829771, 18.475306906582, 20.090235029663,
        21.665994333462, 23.209251158954, 24.724970311318, 26.216967305536,
        27.688249610457, 29.141237740673, 30.577914166892, 31.999926908815,
        33.408663605004, 34.805305734705, 36.190869129270,
    ] -%}
    {%- set by = by | join(', ') -%}
    {%- set float = lead_scoring._lead_scoring_float -%}
    with totals as (

        select
            *,
            sum(expected) over (partition by {{ by }}) as all_expected,
            sum(actual) over (partition by {{ by }}) as all_actual,
            count(*) over (partition by {{ by }}) as bands
        from {{ counts }}

    ),

    shares as (

        -- half a lead more in each band, so that none is empty
        select
            *,
            {{ float('2 * expected + 1') }}
            / {{ float('2 * all_expected + bands') }} as expected_share,
            {{ float('2 * actual + 1') }}
            / {{ float('2 * all_actual + bands') }} as actual_share
        from totals

    ),

    sums as (

        select
            {{ by }},
            max(bands) as bands,
            max(all_expected) as expected,
            max(all_actual) as actual,
            sum(cast(
                (actual_share - expected_share)
                * ln(actual_share / expected_share) as decimal(38, 18)
            )) as psi
        from shares
        group by {{ by }}

    )

    select
        {{ by }},
        bands,
        cast(expected as {{ dbt.type_bigint() }}) as expected,
        cast(actual as {{ dbt.type_bigint() }}) as actual,
        case when expected > 0 and actual > 0 then {{ float('psi') }} end
            as psi,
        greatest(
            {{ float('0.1') }},
            coalesce(case bands
                {%- for quantile in chi_squared %}
                when {{ loop.index + 1 }} then {{ quantile }}
                {%- endfor %}
            end * (
                1 / nullif({{ float('expected') }}, 0)
                + 1 / nullif({{ float('actual') }}, 0)
            ), 0)
        ) as threshold
    from sums
{%- endmacro %}
