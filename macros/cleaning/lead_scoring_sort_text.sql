{% macro lead_scoring_sort_text(column) -%}
    {{ return(adapter.dispatch('lead_scoring_sort_text', 'lead_scoring')(column)) }}
{%- endmacro %}

{% macro default__lead_scoring_sort_text(column) -%}
    {{ column }}
{%- endmacro %}

{#- A database of Postgres sorts as its language does, and so another way than
    the next one. -#}
{% macro postgres__lead_scoring_sort_text(column) -%}
    {{ column }} collate "C"
{%- endmacro %}
