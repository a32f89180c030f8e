{% macro lead_scoring_wide_key(columns) -%}
    {{ return(adapter.dispatch('lead_scoring_wide_key', 'lead_scoring')(columns)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_wide_key(columns) -%}
    md5_number({{ lead_scoring._lead_scoring_key_text(columns) }})
{%- endmacro %}
