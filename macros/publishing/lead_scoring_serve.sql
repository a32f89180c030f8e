{% macro lead_scoring_serve(results) -%}
    {{ return(
        adapter.dispatch('lead_scoring_serve', 'lead_scoring')(results)
    ) }}
{%- endmacro %}

{#- Other engines: readers read the tables that dbt builds. -#}
{% macro default__lead_scoring_serve(results) -%}
{%- endmacro %}

{% macro postgres__lead_scoring_serve(results) -%}
    {%- set bad = ['error', 'fail', 'runtime error', 'partial success'] -%}
    {%- set failed = (results or []) | selectattr('status', 'in', bad) -%}
    {%- set built = (results or []) | selectattr('status', 'equalto', 'success')
        | map(attribute='node.unique_id') | list -%}
    {%- if execute
        and flags.WHICH in ['build', 'run', 'retry']
        and not flags.EMPTY
        and not failed | list
        and lead_scoring._lead_scoring_marts()
            | selectattr('unique_id', 'in', built) | list -%}
        {{ lead_scoring._lead_scoring_serving() }}
    {%- endif -%}
{%- endmacro %}
