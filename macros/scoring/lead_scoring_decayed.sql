{#- What points are worth at an age, rounded to four decimals, half away from
    zero. (Ten decimals first, so that the last bit of a float never decides.)
    Reads the columns decay (none, half_life, linear, percent), decay_days and
    decay_percent (of the original points) beside it.

    Arguments (str, columns or expressions):
        points (number), age (whole days). -#}
{% macro lead_scoring_decayed(points, age) -%}
    round(cast(
        {{ points }} * case decay
            when 'half_life' then power(0.5, {{ age }} * 1.0 / decay_days)
            when 'linear' then greatest(0, 1 - {{ age }} * 1.0 / decay_days)
            when 'percent' then greatest(
                0,
                1 - decay_percent * floor({{ age }} * 1.0 / decay_days) / 100
            )
            else 1
        end as decimal(28, 10)
    ), 4)
{%- endmacro %}
