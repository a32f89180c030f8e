{#- The first known value of a column in an order (an aggregate).

    Arguments:
        column (str), order (str): columns. -#}
{% macro lead_scoring_first_known(column, order) -%}
    {{ return(adapter.dispatch('lead_scoring_first_known', 'lead_scoring')(
        column, order
    )) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_first_known(column, order) -%}
    arg_min({{ column }}, {{ order }}) filter (where {{ column }} is not null)
{%- endmacro %}
