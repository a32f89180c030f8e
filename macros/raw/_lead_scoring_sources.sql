{#- Where the raw tables come from: 'raw' and the adapters that are switched on. -#}
{% macro _lead_scoring_sources() -%}
    {%- set known = ['raw'] + lead_scoring._lead_scoring_adapters().keys() | list -%}
    {%- set sources = lead_scoring._lead_scoring_listed('lead_scoring_sources') -%}
    {%- for name in sources if name not in known -%}
        {{ exceptions.raise_compiler_error(
            'The var lead_scoring_sources names "' ~ name ~ '", which is none of '
            ~ known | join(', ') ~ '.'
        ) }}
    {%- endfor -%}
    {{ return(sources) }}
{%- endmacro %}
