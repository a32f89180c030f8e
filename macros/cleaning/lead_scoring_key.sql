{% macro lead_scoring_key(columns) -%}
    {{ return(adapter.dispatch('lead_scoring_key', 'lead_scoring')(columns)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_key(columns) -%}
    cast(md5_number({{ lead_scoring._lead_scoring_key_text(columns) }}) >> 65 as bigint)
{%- endmacro %}

{#- The last eight bytes of md5 backwards, without their last bit: what DuckDB's
    md5_number >> 65 is. `translate` puts the digits in that order. -#}
{% macro postgres__lead_scoring_key(columns) -%}
    cast(cast('x' || translate(
        'EFCDAByzwxuvstqr', 'abcdefghijklmnopqrstuvwxyzABCDEF',
        md5({{ lead_scoring._lead_scoring_key_text(columns) }})
    ) as bit(64)) >> 1 as bigint)
{%- endmacro %}
