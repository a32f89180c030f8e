{#- Attaches the live work database, read-only, and puts a view of what it holds in
    the place of every model and seed, so that all refs work; a model that the
    proposed rules change is put in front of it later. -#}
{% macro _lead_scoring_preview_attach(work) -%}
    {%- do run_query(
        "attach '" ~ dbt.escape_single_quotes(work) ~ "' as work (read_only)"
    ) -%}
    {%- do run_query('create schema lead_scoring_preview') -%}
    {%- set built = [] -%}
    {%- for row in run_query(
        "select schema_name || '.' || table_name from duckdb_tables() "
        ~ "where database_name = 'work' union all "
        ~ "select schema_name || '.' || view_name from duckdb_views() "
        ~ "where database_name = 'work'"
    ) -%}
        {%- do built.append(row[0]) -%}
    {%- endfor -%}
    {#- what is staged of raw data are views that need its files -#}
    {%- for node in lead_scoring._lead_scoring_preview_nodes()
        if node.schema ~ '.' ~ node.alias in built
        and (not node.path.startswith('staging/')
            or node.path.startswith('staging/rules/')) -%}
        {%- do run_query('create schema if not exists ' ~ node.schema) -%}
        {%- do lead_scoring._lead_scoring_preview_show(
            node.name, 'work.' ~ node.schema ~ '.' ~ node.alias
        ) -%}
    {%- endfor -%}
{%- endmacro %}
