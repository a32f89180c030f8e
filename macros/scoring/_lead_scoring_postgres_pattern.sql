{#- A pattern of RE2 in the words of Postgres: `(?p)` keeps `.` within a line, and
    what RE2 calls \b, \B and \z is \y, \Y and \Z. Letters become small, which
    collation C does for a to z only; an escape like \D must stay. -#}
{% macro _lead_scoring_postgres_pattern(pattern) -%}
    {%- set pattern = '(' ~ pattern ~ ')' -%}
    ('(?p)' || replace(replace(replace(replace(replace(
        case
            when {{ pattern }} ~ '\\[A-Z]' then {{ pattern }}
            else lower({{ pattern }})
        end,
        '\\', chr(1)), '\b', '\y'), '\B', '\Y'), '\z', '\Z'), chr(1), '\\'
    ))
{%- endmacro %}
