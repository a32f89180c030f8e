{% macro lead_scoring_known_at() -%}
    coalesce(
        {{ lead_scoring.lead_scoring_try_cast('known_at', dbt.type_timestamp()) }},
        {{ lead_scoring.lead_scoring_try_cast('loaded_at', dbt.type_timestamp()) }}
    )
{%- endmacro %}
