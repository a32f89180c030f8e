{% macro lead_scoring_json_object(values) -%}
    {{ return(adapter.dispatch('lead_scoring_json_object', 'lead_scoring')(values)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_json_object(values) -%}
    cast(json_object(
        {%- for key, value in values.items() %}
        '{{ dbt.escape_single_quotes(key) }}', {{ value }}{{ ',' if not loop.last }}
        {%- endfor %}
    ) as varchar)
{%- endmacro %}

{% macro postgres__lead_scoring_json_object(values) -%}
    cast(jsonb_build_object(
        {%- for key, value in values.items() %}
        '{{ dbt.escape_single_quotes(key) }}', {{ value }}{{ ',' if not loop.last }}
        {%- endfor %}
    ) as text)
{%- endmacro %}
