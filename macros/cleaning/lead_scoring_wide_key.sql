{% macro lead_scoring_wide_key(columns) -%}
    {{ return(adapter.dispatch('lead_scoring_wide_key', 'lead_scoring')(columns)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_wide_key(columns) -%}
    md5_number({{ lead_scoring._lead_scoring_key_text(columns) }})
{%- endmacro %}

{#- All of md5 backwards, in four parts of 32 bits: Postgres has no integer as
    long. -#}
{% macro postgres__lead_scoring_wide_key(columns) -%}
    {%- for digits, weight in {
        'EFCDAByz': '79228162514264337593543950336',
        'wxuvstqr': '18446744073709551616',
        'opmnklij': '4294967296',
        'ghefcdab': '1',
    }.items() %}
    cast(cast('x' || translate(
        '{{ digits }}', 'abcdefghijklmnopqrstuvwxyzABCDEF',
        md5({{ lead_scoring._lead_scoring_key_text(columns) }})
    ) as bit(32)) as bigint) * cast({{ weight }} as numeric(39, 0))
    {%- if not loop.last %} + {% endif -%}
    {%- endfor %}
{%- endmacro %}
