{#- The columns that become properties of a source's events. -#}
{% macro _lead_scoring_event_columns(source_name) -%}
    {%- set columns = (var('lead_scoring_event_columns') or {}).get(source_name) or [] -%}
    {%- if columns is string or columns is mapping -%}
        {{ exceptions.raise_compiler_error(
            'The var lead_scoring_event_columns says of ' ~ source_name ~ ': "'
            ~ columns ~ '"; write a list of columns, such as [plan].'
        ) }}
    {%- endif -%}
    {{ return(columns) }}
{%- endmacro %}
