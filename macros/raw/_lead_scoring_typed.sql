{#- A raw column as the type that its contract names, unknown where it can't be
    read. A timestamp with a time zone becomes UTC.

    Arguments:
        column (str): the column.
        found_type (str): the type it has; none where that can't be known.
        type (str): text, timestamp, number, boolean or json, which is text here. -#}
{% macro _lead_scoring_typed(column, found_type, type) -%}
    {#- a list or a struct of texts is no text -#}
    {%- set is_text = found_type is none or modules.re.fullmatch(
        '(text|string|(character varying|[a-z]*char)([(][0-9]+[)])?)', found_type
    ) -%}
    {%- if type in ['text', 'json'] and is_text -%}
        {{ column }}
    {%- elif type == 'json' -%}
        {{ lead_scoring._lead_scoring_json(column) }}
    {%- elif type == 'text' and found_type in [
        'double', 'double precision', 'float', 'real', 'float4', 'float8'
    ] -%}
        {#- an id that was loaded as a fraction -#}
        case
            when {{ column }} = floor({{ column }}) and abs({{ column }}) < 1e15
                then cast(cast({{ column }} as bigint) as {{ dbt.type_string() }})
            else cast({{ column }} as {{ dbt.type_string() }})
        end
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
