{#- Compares two texts as numbers, or as days where both are days. -#}
{% macro _lead_scoring_compare(value, comparison, argument) -%}
    coalesce(
        {{ lead_scoring.lead_scoring_try_cast(value, 'decimal(38, 4)') }} {{ comparison }}
        {{ lead_scoring.lead_scoring_try_cast(argument, 'decimal(38, 4)') }},
        {{ lead_scoring.lead_scoring_try_cast(value, 'date') }} {{ comparison }}
        {{ lead_scoring.lead_scoring_try_cast(argument, 'date') }},
        false
    )
{%- endmacro %}
