{#- A raw column as it is; a timestamp with a time zone as UTC. -#}
{% macro _lead_scoring_utc(column, type) -%}
    {%- if type in ['timestamp with time zone', 'timestamptz'] -%}
        {{ column }} at time zone 'UTC'
    {%- else -%}
        {{ column }}
    {%- endif -%}
{%- endmacro %}
