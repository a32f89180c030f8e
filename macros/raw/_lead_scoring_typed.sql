{#- A raw column as the type that its contract names, unknown where it can't be
    read. A timestamp with a time zone becomes UTC.

    Arguments:
        column (str): the column.
        found_type (str): the type it has; none where that can't be known.
        type (str): text, timestamp, number or boolean. -#}
{% macro _lead_scoring_typed(column, found_type, type) -%}
    {%- set is_text = found_type is none or 'char' in found_type
        or found_type in ['text', 'string'] -%}
    {%- if type == 'text' and is_text -%}
        {{ column }}
    {%- elif type == 'text' -%}
        cast({{ column }} as {{ dbt.type_string() }})
    {%- elif found_type in ['timestamp with time zone', 'timestamptz'] -%}
        {{ column }} at time zone 'UTC'
    {%- elif type == 'timestamp' and is_text -%}
        {{ lead_scoring.lead_scoring_read_timestamp(
            lead_scoring.lead_scoring_text(column)
        ) }}
    {%- else -%}
        {{ lead_scoring.lead_scoring_try_cast(
            column, lead_scoring._lead_scoring_sql_type(type)
        ) }}
    {%- endif -%}
{%- endmacro %}
