{% macro lead_scoring_isotonic(bands, by, successes, trials) -%}
    {%- set float = lead_scoring._lead_scoring_float -%}
    with sums as (

        select
            *,
            sum({{ successes }}) over (
                partition by {{ by | join(', ') }} order by band
            ) as successes_so_far,
            sum({{ trials }}) over (
                partition by {{ by | join(', ') }} order by band
            ) as trials_so_far
        from {{ bands }}

    ),

    means as (

        -- of the bands from one to another
        select
            {%- for column in by %}
            first_bands.{{ column }},
            {%- endfor %}
            first_bands.band as from_band,
            last_bands.band as to_band,
            {{ float(
                'last_bands.successes_so_far - first_bands.successes_so_far'
                ~ ' + first_bands.' ~ successes
            ) }}
            / {{ float(
                'last_bands.trials_so_far - first_bands.trials_so_far'
                ~ ' + first_bands.' ~ trials
            ) }} as rate
        from sums as first_bands
        inner join sums as last_bands
            on
                {%- for column in by %}
                first_bands.{{ column }} = last_bands.{{ column }} and
                {%- endfor %}
                first_bands.band <= last_bands.band

    ),

    lowest as (

        select
            {%- for column in by %}
            sums.{{ column }},
            {%- endfor %}
            sums.band,
            means.from_band,
            min(means.rate) as rate
        from sums
        inner join means
            on
                {%- for column in by %}
                sums.{{ column }} = means.{{ column }} and
                {%- endfor %}
                sums.band between means.from_band and means.to_band
        group by
            {%- for column in by %}
            sums.{{ column }},
            {%- endfor %}
            sums.band, means.from_band

    )

    select
        {{ by | join(', ') }},
        band,
        max(rate) as fitted_rate
    from lowest
    group by {{ by | join(', ') }}, band
{%- endmacro %}
