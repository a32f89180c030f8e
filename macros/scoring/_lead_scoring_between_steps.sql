{#- Whether one of ten parts between `|` is no multiple of the step. -#}
{% macro _lead_scoring_between_steps(text, step) -%}
    {%- for place in range(1, 11) -%}
        {%- set number = lead_scoring.lead_scoring_try_cast(
            dbt.split_part(text, "'|'", place), 'decimal(18, 4)'
        ) -%}
        {{ number }} % {{ step }} <> 0
        {%- if not loop.last %} or {% endif -%}
    {%- endfor -%}
{%- endmacro %}
