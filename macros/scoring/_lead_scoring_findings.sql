{#- The rows that checks find: (column, problem, remedy, condition in SQL) each.
    `name` is the column that says which row it is. -#}
{% macro _lead_scoring_findings(relation, file_name, name, checks) -%}
    {%- for column, problem, remedy, holds in checks %}
    select
        {{ file_name }} as file_name,
        cast({{ name }} as {{ dbt.type_string() }}) as rule_id,
        cast(condition as {{ dbt.type_string() }}) as condition,
        '{{ column }}' as column_name,
        cast({{ column }} as {{ dbt.type_string() }}) as value,
        '{{ dbt.escape_single_quotes(problem) }}' as problem,
        '{{ dbt.escape_single_quotes(remedy) }}' as remedy
    from {{ relation }}
    where {{ holds }}
    {%- if not loop.last %}

    union all
    {% endif -%}
    {%- endfor %}
{%- endmacro %}
