{#- One transaction for Postgres that puts what is built where readers look.
    Rows are deleted and inserted: whoever reads sees the old rows until the
    commit, and longer in a transaction that reads from a snapshot, and waits
    for nothing. A table that is renamed, truncated or made anew, and one behind
    a view that is switched, is empty for a snapshot from before. -#}
{% macro _lead_scoring_serving() -%}
    {%- set tables = [] -%}
    {%- for model in lead_scoring._lead_scoring_marts() -%}
        {%- set served = lead_scoring._lead_scoring_served(model) -%}
        {%- set built = adapter.get_relation(
            model.database, model.schema, model.alias
        ) -%}
        {%- if served and built -%}
            {%- do tables.append(lead_scoring._lead_scoring_served_change(
                model, built, served
            )) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if tables -%}
        select pg_advisory_xact_lock(hashtext('lead_scoring_serve'));
        {% for schema in tables | map(attribute='served')
            | map(attribute='schema') | unique %}
            create schema if not exists {{ adapter.quote(schema) }};
        {% endfor %}
        set local lock_timeout = '500ms';
        {% for table in tables if table.is_new %}
            drop view if exists {{ table.served }};
            create table {{ table.served }} as
            select * from {{ table.built }} where false;
        {% endfor %}
        {{ lead_scoring._lead_scoring_serving_locks(tables) }}
        {% for table in tables %}
            {{ lead_scoring._lead_scoring_serve_table(table) }}
        {% endfor %}
        commit;
        {% for table in tables %}
            analyze {{ table.served }};
        {% endfor %}
        commit;
    {%- endif -%}
{%- endmacro %}
