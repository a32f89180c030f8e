{#- The cutoff date that stands for all cutoffs together; null in the marts. -#}
{% macro _lead_scoring_pooled() -%}
    date '9999-12-31'
{%- endmacro %}
