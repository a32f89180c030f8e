{% macro lead_scoring_first_known(column, order) -%}
    {{ return(adapter.dispatch('lead_scoring_first_known', 'lead_scoring')(
        column, order
    )) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_first_known(column, order) -%}
    arg_min({{ column }}, {{ order }}) filter (where {{ column }} is not null)
{%- endmacro %}

{% macro postgres__lead_scoring_first_known(column, order) -%}
    (
        array_agg({{ column }} order by {{ order }})
        filter (where {{ column }} is not null)
    )[1]
{%- endmacro %}
