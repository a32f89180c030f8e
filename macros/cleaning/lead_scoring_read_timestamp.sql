{% macro lead_scoring_read_timestamp(text) -%}
    {{ return(adapter.dispatch('lead_scoring_read_timestamp', 'lead_scoring')(text)) }}
{%- endmacro %}

{#- DuckDB's own cast drops an offset, and what it does not know after a time. -#}
{% macro duckdb__lead_scoring_read_timestamp(text) -%}
    {%- set day = '[0-9]{4}-[0-9]{2}-[0-9]{2}' -%}
    {%- set time = '[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?' -%}
    case
        when regexp_full_match({{ text }}, '{{ day }}({{ time }}( ?(Z|UTC))?)?')
            then try_cast(
                regexp_replace({{ text }}, ' ?(Z|UTC)$', '') as timestamp
            )
        when regexp_full_match(
            {{ text }}, '{{ day }}{{ time }} ?[+-][0-9]{2}(:?[0-9]{2})?'
        )
            then try_cast(regexp_replace(
                {{ text }}, ' ?([+-][0-9]{2}):?([0-9]{2})?$', '\1:\2'
            ) as timestamptz) at time zone 'UTC'
    end
{%- endmacro %}
