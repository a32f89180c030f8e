{% macro lead_scoring_is_unread(channels) -%}
    {%- set days = lead_scoring._lead_scoring_unread_days() -%}
    {%- if days is none -%}
        {{ return('true') }}
    {%- endif -%}
    {%- set parts = [] -%}
    {%- for channel, condition in channels.items() -%}
        {%- set literals = lead_scoring._lead_scoring_day_literals(days, channel) -%}
        {%- if literals -%}
            {%- do parts.append(
                '(' ~ condition ~ ' and ' ~ lead_scoring._lead_scoring_loaded_on(
                    literals
                ) ~ ')'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return('(' ~ (parts or ['false']) | join(' or ') ~ ')') }}
{%- endmacro %}
