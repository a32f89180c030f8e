{#- Whether a text is a JSON object that Postgres can read to its end, where an
    error would stop the build. Before version 16, which can tell, its strings,
    then its numbers, then six times its innermost lists and objects become one
    sign; of an object nothing else is left. -#}
{% macro _lead_scoring_postgres_is_json(text, version=none) -%}
    {%- if execute and not version -%}
        {%- set server = run_query('show server_version_num') -%}
        {%- set version = server.columns[0].values()[0] | int -%}
    {%- endif -%}
    {%- if version is none or version >= 160000 -%}
        {{ text }} is json object
    {%- else -%}
        {%- set reduced = namespace(text=text) -%}
        {%- set element = '(""|0)' -%}
        {%- set member = '"":' ~ element -%}
        {%- set nested = '\\[(' ~ element ~ '(,' ~ element ~ ')*)?\\]|'
            ~ '\\{(' ~ member ~ '(,' ~ member ~ ')*)?\\}' -%}
        {%- for pattern, sign in [
            ('"([^"\\\\[:cntrl:]]|\\\\(["\\\\/bfnrt]|u[0-9a-fA-F]{4}))*"', '""'),
            ('-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?|true|false|null', '0'),
            ('[ \\t\\n\\r]', ''),
        ] + [(nested, '0')] * 6 -%}
            {%- set reduced.text = "regexp_replace(" ~ reduced.text ~ ", '"
                ~ pattern ~ "', '" ~ sign ~ "', 'g')" -%}
        {%- endfor -%}
        {{ text }} ~ '^[ \t\n\r]*\{' and {{ reduced.text }} = '0'
    {%- endif %}
    -- text has no place for these
    and regexp_replace(
        {{ text }}, '\\u[dD][89abAB]..\\u[dD][c-fC-F]..', '', 'g'
    ) !~ '\\u(0000|[dD][89a-fA-F])'
{%- endmacro %}
