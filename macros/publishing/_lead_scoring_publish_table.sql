{#- The statements that copy one model's table and its descriptions. -#}
{% macro _lead_scoring_publish_table(model, relation) %}
    {% set schema = 'lead_scoring_published.' ~ model.schema %}
    {% set table = schema ~ '.' ~ model.alias %}
    create schema if not exists {{ schema }};
    create table {{ table }} as select * from {{ relation }};
    {% for comment in lead_scoring._lead_scoring_comments(
        model,
        table,
        adapter.get_columns_in_relation(relation) | map(attribute='name'),
    ) %}
        {{ comment }};
    {% endfor %}
{% endmacro %}
