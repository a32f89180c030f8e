{#- Where the raw tables come from: 'raw' and the adapters that are switched on.
    What other vars say of a source that is none is an error too. -#}
{% macro _lead_scoring_sources() -%}
    {%- set known = ['raw'] + lead_scoring._lead_scoring_adapters().keys() | list -%}
    {%- set sources = lead_scoring._lead_scoring_listed('lead_scoring_sources') -%}
    {%- for name in sources if name not in known -%}
        {{ exceptions.raise_compiler_error(
            'The var lead_scoring_sources names "' ~ name ~ '", which is none of '
            ~ known | join(', ') ~ '.'
        ) }}
    {%- endfor -%}
    {%- for name in [
        'lead_scoring_columns', 'lead_scoring_event_names',
        'lead_scoring_event_columns',
    ] -%}
        {%- set told = var(name) or {} -%}
        {%- for key in (told if told is mapping else [told])
            if key not in known + ['salesforce_contact'] -%}
            {{ exceptions.raise_compiler_error(
                'The var ' ~ name ~ ' says something of "' ~ key ~ '", which is '
                ~ 'none of ' ~ known[1:] | join(', ') ~ '. Write {<source>: ...}.'
            ) }}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(sources) }}
{%- endmacro %}
