{% macro lead_scoring_read_timestamp(text) -%}
    {{ return(adapter.dispatch('lead_scoring_read_timestamp', 'lead_scoring')(text)) }}
{%- endmacro %}

{#- DuckDB's own cast drops an offset, and what it does not know after a time; the
    one that reads offsets reads neither nanoseconds nor `+02:`. -#}
{% macro duckdb__lead_scoring_read_timestamp(text) -%}
    {%- set day = '[0-9]{4}-[0-9]{2}-[0-9]{2}' -%}
    {%- set time = '[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?' -%}
    case
        when regexp_full_match({{ text }}, '{{ day }}({{ time }}( ?(Z|UTC))?)?')
            then try_cast(
                regexp_replace({{ text }}, ' ?(Z|UTC)$', '') as timestamp
            )
        when regexp_full_match(
            {{ text }},
            '{{ day }}{{ time }} ?[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?'
        )
            then try_cast(rtrim(regexp_replace(
                regexp_replace({{ text }}, '([.][0-9]{6})[0-9]+', '\1'),
                ' ?([+-][0-9]{2}):?([0-9]{2})?$', '\1:\2'
            ), ':') as timestamptz) at time zone 'UTC'
    end
{%- endmacro %}

{#- Postgres rounds what comes after microseconds, DuckDB drops it. -#}
{% macro postgres__lead_scoring_read_timestamp(text) -%}
    {%- set strict = '^[0-9]{4}-[0-9]{2}-[0-9]{2}($|[ T])' -%}
    {%- set day = lead_scoring._lead_scoring_postgres_day_pattern() -%}
    {%- set time = '[ T]' ~ lead_scoring._lead_scoring_postgres_time_pattern() -%}
    {%- set offset = ' ?[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?' -%}
    {%- set whole = "regexp_replace(" ~ text ~ ", '([.][0-9]{6})[0-9]+', '\\1')" -%}
    case
        when {{ text }} !~ '{{ strict }}' then null
        when {{ text }} ~ '^{{ day }}({{ time }}( ?(Z|UTC))?)?$'
            then cast(
                regexp_replace({{ whole }}, ' ?(Z|UTC)$', '') as timestamp
            )
        when {{ text }} ~ '^{{ day }}{{ time }}{{ offset }}$'
            then cast({{ whole }} as timestamptz) at time zone 'UTC'
    end
{%- endmacro %}
