{% macro lead_scoring_try_cast(column, type) -%}
    {{ return(adapter.dispatch('lead_scoring_try_cast', 'lead_scoring')(column, type)) }}
{%- endmacro %}

{% macro default__lead_scoring_try_cast(column, type) -%}
    try_cast({{ column }} as {{ type }})
{%- endmacro %}
