{% macro lead_scoring_json_text(column, key) -%}
    {{ return(adapter.dispatch('lead_scoring_json_text', 'lead_scoring')(column, key)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_json_text(column, key) -%}
    case
        when json_valid({{ column }})
            then json_extract_string({{ column }}, '$."{{ key }}"')
    end
{%- endmacro %}
