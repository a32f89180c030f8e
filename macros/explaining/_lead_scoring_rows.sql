{#- The rows of a query as dictionaries of texts; unknown values stay none. -#}
{% macro _lead_scoring_rows(sql) -%}
    {%- set rows = [] -%}
    {%- for row in run_query(sql) -%}
        {%- set texts = {} -%}
        {%- for column, value in row.dict().items() -%}
            {%- do texts.update({
                column | lower: none if value is none else value | string
            }) -%}
        {%- endfor -%}
        {%- do rows.append(texts) -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro %}
