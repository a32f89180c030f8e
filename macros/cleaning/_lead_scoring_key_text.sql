{#- The columns as one text; the separator keeps ('a', 'bc') and ('ab', 'c')
    apart. -#}
{% macro _lead_scoring_key_text(columns) -%}
    {%- for column in columns -%}
        coalesce({{ column }}, '')
        {%- if not loop.last %} || chr(31) || {% endif -%}
    {%- endfor -%}
{%- endmacro %}
