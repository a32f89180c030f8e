{% macro lead_scoring_try_cast(column, type) -%}
    {{ return(adapter.dispatch('lead_scoring_try_cast', 'lead_scoring')(column, type)) }}
{%- endmacro %}

{% macro default__lead_scoring_try_cast(column, type) -%}
    try_cast({{ column }} as {{ type }})
{%- endmacro %}

{#- Postgres has no try_cast: patterns keep from a cast what it would refuse. -#}
{% macro postgres__lead_scoring_try_cast(column, type) -%}
    {%- set text = 'cast(' ~ column ~ ' as text)' -%}
    {%- set name = type | lower -%}
    {%- if name.startswith('decimal') or name.startswith('numeric')
        or 'int' in name -%}
        {{ lead_scoring._lead_scoring_postgres_number(text, name) }}
    {%- elif name == 'date' -%}
        case
            when {{ text }} ~ '^\s*{{ lead_scoring._lead_scoring_postgres_day_pattern() }}([ T]{{ lead_scoring._lead_scoring_postgres_time_pattern() }} ?(Z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)?)?\s*$'
                then cast(substring(
                    {{ text }} from '[0-9]{4}.[0-9]{1,2}.[0-9]{1,2}'
                ) as date)
        end
    {%- elif name == 'boolean' -%}
        case
            when lower({{ text }}) in ('true', 't', 'yes', 'y', '1') then true
            when lower({{ text }}) in ('false', 'f', 'no', 'n', '0') then false
        end
    {%- else -%}
        {#- a column that is a time already -#}
        cast({{ column }} as {{ type }})
    {%- endif -%}
{%- endmacro %}
