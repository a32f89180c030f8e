{#- Whether a text is no regular expression; where the engine cannot say, no. -#}
{% macro _lead_scoring_no_pattern(text) -%}
    {{ return(adapter.dispatch('_lead_scoring_no_pattern', 'lead_scoring')(text)) }}
{%- endmacro %}

{% macro default___lead_scoring_no_pattern(text) -%}
    false
{%- endmacro %}

{% macro duckdb___lead_scoring_no_pattern(text) -%}
    try(regexp_matches('x', {{ text }}, 'i')) is null
{%- endmacro %}
