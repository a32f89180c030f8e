{#- The statements that copy one model's table and its descriptions. -#}
{% macro _lead_scoring_publish_table(model, relation) %}
    {% set schema = 'lead_scoring_published.' ~ model.schema %}
    {% set table = schema ~ '.' ~ model.alias %}
    create schema if not exists {{ schema }};
    create table {{ table }} as select * from {{ relation }};
    comment on table {{ table }} is
        '{{ dbt.escape_single_quotes(model.description) }}';
    {% for column in adapter.get_columns_in_relation(relation)
        if column.name in model.columns %}
        comment on column {{ table }}.{{ adapter.quote(column.name) }} is
            '{{ dbt.escape_single_quotes(
                model.columns[column.name].description
            ) }}';
    {% endfor %}
{% endmacro %}
