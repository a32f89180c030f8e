{#- A nested column (a list, a struct, JSON) as JSON text. -#}
{% macro _lead_scoring_json(column) -%}
    {{ return(adapter.dispatch('_lead_scoring_json', 'lead_scoring')(column)) }}
{%- endmacro %}

{% macro duckdb___lead_scoring_json(column) -%}
    cast(to_json({{ column }}) as varchar)
{%- endmacro %}

{% macro postgres___lead_scoring_json(column) -%}
    cast(to_jsonb({{ column }}) as text)
{%- endmacro %}
