{% macro lead_scoring_is_absurd_time(time, loaded_at) -%}
    (
        {{ time }} < cast('{{ var("lead_scoring_company_founded") }}' as date)
        or {{ time }} > {{ dbt.dateadd('day', 1, loaded_at) }}
    )
{%- endmacro %}
