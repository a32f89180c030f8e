{#- How alike two texts are, from 0 to 1. -#}
{% macro _lead_scoring_similarity(one, other) -%}
    {{ return(adapter.dispatch('_lead_scoring_similarity', 'lead_scoring')(
        one, other
    )) }}
{%- endmacro %}

{% macro default___lead_scoring_similarity(one, other) -%}
    case when {{ dbt.position(other, one) }} > 0 then 0.9 else 0 end
{%- endmacro %}

{% macro duckdb___lead_scoring_similarity(one, other) -%}
    jaro_winkler_similarity({{ one }}, {{ other }})
{%- endmacro %}
