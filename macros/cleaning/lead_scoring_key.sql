{#- A 63-bit key of one or more columns, the same on every engine and version:
    the upper half of md5. For signals, actors and leads; a collision of two
    leads fails the unique test of lead_key. -#}
{% macro lead_scoring_key(columns) -%}
    {{ return(adapter.dispatch('lead_scoring_key', 'lead_scoring')(columns)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_key(columns) -%}
    cast(md5_number({{ _lead_scoring_key_text(columns) }}) >> 65 as bigint)
{%- endmacro %}
