{#- The relation of a model in the live work database, which is attached as
    `work`: its own name, as its views speak of themselves by it. -#}
{% macro _lead_scoring_preview_live(name) -%}
    {%- set relation = ref(name) -%}
    work.{{ relation.schema }}.{{ relation.identifier }}
{%- endmacro %}
