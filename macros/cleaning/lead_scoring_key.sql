{% macro lead_scoring_key(columns) -%}
    {{ return(adapter.dispatch('lead_scoring_key', 'lead_scoring')(columns)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_key(columns) -%}
    cast(md5_number({{ lead_scoring._lead_scoring_key_text(columns) }}) >> 65 as bigint)
{%- endmacro %}
