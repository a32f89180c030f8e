{% macro lead_scoring_decayed(points, age) -%}
    round(cast(
        {{ points }} * case decay
            when 'half_life' then power(0.5, {{ age }} * 1.0 / decay_days)
            when 'linear' then greatest(0, 1 - {{ age }} * 1.0 / decay_days)
            when 'percent' then greatest(
                0,
                1 - decay_percent * floor({{ age }} * 1.0 / decay_days) / 100
            )
            when 'compound' then power(
                1 - decay_percent / 100, floor({{ age }} * 1.0 / decay_days)
            )
            else 1
        end as decimal(28, 10)
    ), 4)
{%- endmacro %}
