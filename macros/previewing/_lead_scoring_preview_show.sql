{#- Makes a model's ref show what is in a relation, or select from a query. -#}
{% macro _lead_scoring_preview_show(name, relation, where='true') -%}
    {%- do run_query(
        'create or replace view ' ~ ref(name) ~ ' as select * from ' ~ relation
        ~ ' where ' ~ where
    ) -%}
{%- endmacro %}
