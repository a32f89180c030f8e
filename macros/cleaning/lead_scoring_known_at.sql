{#- When a raw row was first known: known_at, else loaded_at. -#}
{% macro lead_scoring_known_at() -%}
    coalesce(
        {{ lead_scoring_try_cast('known_at', dbt.type_timestamp()) }},
        {{ lead_scoring_try_cast('loaded_at', dbt.type_timestamp()) }}
    )
{%- endmacro %}
