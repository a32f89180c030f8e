{#- Where a model keeps which loads it has read: a table beside it. -#}
{% macro _lead_scoring_loads_read(model) -%}
    {{ return(model.incorporate(
        path={'identifier': model.identifier ~ '_loads'}, type='table'
    )) }}
{%- endmacro %}
