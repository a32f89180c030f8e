{#- Makes a temporary table anew. -#}
{% macro _lead_scoring_backfill_table(name, sql) -%}
    {%- set table = 'lead_scoring_backfill_' ~ name -%}
    {%- do run_query('drop table if exists ' ~ table) -%}
    {%- do run_query('create temporary table ' ~ table ~ ' as ' ~ sql) -%}
    {%- if target.type == 'postgres' -%}
        {%- do run_query('analyze ' ~ table) -%}
    {%- endif -%}
{%- endmacro %}
