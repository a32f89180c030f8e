{#- Refuses names of columns that the user chose where SQL can't read them, and
    where the project has columns of that name, which would be twice.

    Arguments:
        variable (str): the var that has them.
        names (list): what it says.
        own (list): the project's own columns. -#}
{% macro _lead_scoring_refuse_names(variable, names, own) -%}
    {%- for name in names
        if name | string | lower in lead_scoring._lead_scoring_reserved_words()
        or not modules.re.match('[^\\W\\d]\\w*$', name | string) -%}
        {{ exceptions.raise_compiler_error(
            'The var ' ~ variable ~ ' has "' ~ name ~ '", which SQL does not take as '
            ~ 'the name of a column: call it something else in the raw data, letters, '
            ~ 'digits and underscores, such as "my_'
            ~ modules.re.sub('\\W+', '_', name | string) ~ '".'
        ) }}
    {%- endfor -%}
    {%- for name in names if name | string | lower in own -%}
        {{ exceptions.raise_compiler_error(
            'The var ' ~ variable ~ ' has "' ~ name ~ '", a name that this project '
            ~ 'uses itself: take it out where you mean that column of the project, '
            ~ 'else give yours another name, such as "my_' ~ name ~ '".'
        ) }}
    {%- endfor -%}
{%- endmacro %}
