{% macro lead_scoring_number_text(number) -%}
    rtrim(rtrim(
        cast(cast({{ number }} as decimal(18, 4)) as {{ dbt.type_string() }}),
        '0'
    ), '.')
{%- endmacro %}
