{#- The name of a connector's event in this project: in snake case, or what the
    var lead_scoring_event_names says of this source.

    Arguments:
        source_name (str), name (str): the adapter, the SQL of the name.
        known (dict): what the connector itself calls otherwise. -#}
{% macro _lead_scoring_event_name(source_name, name, known={}) -%}
    {%- set own = (var('lead_scoring_event_names') or {}).get(source_name) or {} -%}
    {%- if own is not mapping -%}
        {{ exceptions.raise_compiler_error(
            'The var lead_scoring_event_names says of ' ~ source_name ~ ': "'
            ~ own ~ '"; write {their name: our name}, such as '
            ~ '{signed_up: trial_start}.'
        ) }}
    {%- endif -%}
    {%- set snake_case -%}
        lower(regexp_replace(
            regexp_replace({{ name }}, '([a-z0-9])([A-Z])', '\1_\2', 'g'),
            '[ .:/-]+', '_', 'g'
        ))
    {%- endset -%}
    {%- set names = dict(known, **own) -%}
    {%- if not names -%}
        {{ snake_case }}
    {%- else -%}
        case {{ snake_case }}
            {%- for theirs, ours in names.items() %}
            {%- set theirs = modules.re.sub(
                '[ .:/-]+', '_',
                modules.re.sub('([a-z0-9])([A-Z])', '\\1_\\2', theirs)
            ) | lower %}
            when '{{ dbt.escape_single_quotes(theirs) }}'
                then '{{ dbt.escape_single_quotes(ours) }}'
            {%- endfor %}
            else {{ snake_case }}
        end
    {%- endif -%}
{%- endmacro %}
