{#- Refuses names of columns that the user chose where the project has columns of
    that name, which would be twice.

    Arguments:
        variable (str): the var that has them.
        names (list): what it says.
        own (list): the project's own columns. -#}
{% macro _lead_scoring_refuse_names(variable, names, own) -%}
    {%- for name in names if name | string | lower in own -%}
        {{ exceptions.raise_compiler_error(
            'The var ' ~ variable ~ ' has "' ~ name ~ '", a name that this project '
            ~ 'uses itself: take it out where you mean that column of the project, '
            ~ 'else give yours another name, such as "my_' ~ name ~ '".'
        ) }}
    {%- endfor -%}
{%- endmacro %}
