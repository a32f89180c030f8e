{#- A pattern of RE2 in the words of Postgres: `(?p)` keeps `.` within a line, and
    \b, \B and \z are \y, \Y and \Z there. Letters become small, which collation C
    does for a to z only; what is an escape steps aside meanwhile. -#}
{% macro _lead_scoring_postgres_pattern(pattern) -%}
    {%- set escapes = {
        '\\\\': '\\\\', '\\A': '\\A', '\\B': '\\Y', '\\D': '\\D', '\\S': '\\S',
        '\\W': '\\W', '\\b': '\\y', '\\z': '\\Z',
    } -%}
    {%- set sql = namespace(text=pattern) -%}
    {%- for escape in escapes -%}
        {%- set sql.text = "replace(" ~ sql.text ~ ", '" ~ escape ~ "', chr("
            ~ loop.index ~ "))" -%}
    {%- endfor -%}
    {%- set sql.text = 'lower(' ~ sql.text ~ ')' -%}
    {%- for escape in escapes.values() -%}
        {%- set sql.text = "replace(" ~ sql.text ~ ", chr(" ~ loop.index ~ "), '"
            ~ escape ~ "')" -%}
    {%- endfor -%}
    ('(?p)' || {{ sql.text }})
{%- endmacro %}
