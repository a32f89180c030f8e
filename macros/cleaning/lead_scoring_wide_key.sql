{#- A 128-bit key of one or more columns (md5), for events: among so many, 64
    bits would not be enough to never lose one. -#}
{% macro lead_scoring_wide_key(columns) -%}
    {{ return(adapter.dispatch('lead_scoring_wide_key', 'lead_scoring')(columns)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_wide_key(columns) -%}
    md5_number({{ _lead_scoring_key_text(columns) }})
{%- endmacro %}
