{% macro lead_scoring_microseconds(number) -%}
    {{ return(adapter.dispatch('lead_scoring_microseconds', 'lead_scoring')(number)) }}
{%- endmacro %}

{% macro duckdb__lead_scoring_microseconds(number) -%}
    case
        when {{ number }} between 0 and 253402300799999999
            then make_timestamp(cast({{ number }} as bigint))
    end
{%- endmacro %}

{% macro postgres__lead_scoring_microseconds(number) -%}
    case
        when {{ number }} between 0 and 253402300799999999
            then timestamp '1970-01-01' + {{ number }} * interval '1 microsecond'
    end
{%- endmacro %}
