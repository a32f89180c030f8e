{#- A var that holds a list of names; a text would be read letter by letter. -#}
{% macro _lead_scoring_listed(name) -%}
    {%- set names = var(name) or [] -%}
    {%- if names is string or names is mapping or names is not iterable -%}
        {{ exceptions.raise_compiler_error(
            'The var ' ~ name ~ ' is "' ~ names ~ '"; write a list, such as ['
            ~ (names if names is string else 'plan') ~ '].'
        ) }}
    {%- endif -%}
    {{ return(names) }}
{%- endmacro %}
