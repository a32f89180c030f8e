{#- Pairs of texts, at least one, as a table of two columns.

    Arguments:
        pairs (list): the rows.
        key (str), value (str): the columns' names. -#}
{% macro _lead_scoring_inline_rows(pairs, key, value) -%}
    {%- for left, right in pairs -%}
        {{ 'union all' if not loop.first }}
    select
        '{{ dbt.escape_single_quotes(left) }}' as {{ key }},
        '{{ dbt.escape_single_quotes(right) }}' as {{ value }}
    {% endfor -%}
{%- endmacro %}
