{#- A dict as a table of two text columns, at least one row.

    Arguments:
        pairs (dict): the rows.
        key (str), value (str): the columns' names. -#}
{% macro _lead_scoring_inline_rows(pairs, key, value) -%}
    {%- for left, right in pairs -%}
        {{ 'union all' if not loop.first }}
    select
        '{{ dbt.escape_single_quotes(left) }}' as {{ key }},
        '{{ dbt.escape_single_quotes(right) }}' as {{ value }}
    {% endfor -%}
{%- endmacro %}
