{#- A normalised e-mail address: lower case, no outer blanks; unknown where it is
    malformed (one @, a dot in the domain, no blanks inside). -#}
{% macro lead_scoring_email(column) -%}
    {%- set email = 'lower(' ~ lead_scoring_text(column) ~ ')' -%}
    case
        when
            {{ email }} like '_%@_%._%'
            and {{ email }} not like '%@%@%'
            and {{ email }} not like '% %'
            then {{ email }}
    end
{%- endmacro %}
