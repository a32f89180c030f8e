{% macro lead_scoring_email(column) -%}
    {%- set email = 'lower(' ~ lead_scoring.lead_scoring_text(column) ~ ')' -%}
    case
        when
            {{ email }} like '_%@_%._%'
            and {{ email }} not like '%@%@%'
            and {{ email }} not like '% %'
            then {{ email }}
    end
{%- endmacro %}
