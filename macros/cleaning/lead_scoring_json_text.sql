{#- A key of a JSON object in a text column, as text; unknown where the text is
    no JSON or lacks the key. -#}
{% macro lead_scoring_json_text(column, key) -%}
    {{ return(adapter.dispatch('lead_scoring_json_text', 'lead_scoring')(column, key)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_json_text(column, key) -%}
    case
        when json_valid({{ column }})
            then json_extract_string({{ column }}, '$."{{ key }}"')
    end
{%- endmacro %}
