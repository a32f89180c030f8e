{#- From where on a check warns, and from where on it is an error: [warn, error];
    none: never.

    Arguments:
        check (str): its name. -#}
{% macro _lead_scoring_quality_limit(check) -%}
    {%- set name = 'lead_scoring_limit_' ~ check -%}
    {%- set limits = var(name) -%}
    {%- set is_list = limits is not string and limits is not mapping
        and limits is iterable and limits | list | length == 2 -%}
    {%- for limit in (limits if is_list else ['no list'])
        if limit is not none and (limit is not number or limit is boolean) -%}
        {{ exceptions.raise_compiler_error(
            'The var ' ~ name ~ ' is "' ~ limits ~ '"; write from where on to '
            ~ 'warn and from where on to fail, such as [10, 50] or [10, null].'
        ) }}
    {%- endfor -%}
    {{ return(limits) }}
{%- endmacro %}
