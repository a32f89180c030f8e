{% macro lead_scoring_json_text(column, key) -%}
    {{ return(adapter.dispatch('lead_scoring_json_text', 'lead_scoring')(column, key)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_json_text(column, key) -%}
    case
        when json_valid({{ column }})
            then json_extract_string({{ column }}, '$."{{ key }}"')
    end
{%- endmacro %}

{% macro postgres__lead_scoring_json_text(column, key) -%}
    {%- set text = 'cast(' ~ column ~ ' as text)' -%}
    case
        when {{ text }} not like '%"{{ key }}"%' then null
        when {{ lead_scoring._lead_scoring_postgres_is_json(text) }}
            then cast({{ text }} as json) ->> '{{ key }}'
    end
{%- endmacro %}
