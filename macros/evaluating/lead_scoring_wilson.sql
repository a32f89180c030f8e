{% macro lead_scoring_wilson(successes, trials, bound) -%}
    {#- 97.5 % of the standard normal distribution lie below it -#}
    {%- set z = 1.959963984540054 -%}
    {%- set k = lead_scoring._lead_scoring_float(successes) -%}
    {%- set n = lead_scoring._lead_scoring_float(trials) -%}
    {%- set middle = '(' ~ k ~ ' + ' ~ z * z / 2 ~ ')' -%}
    {%- set half = z ~ ' * ' ~ lead_scoring._lead_scoring_root(
        k ~ ' * (' ~ n ~ ' - ' ~ k ~ ') / nullif(' ~ n ~ ', 0) + ' ~ z * z / 4
    ) -%}
    {%- if bound == 'lower' -%}
        case
            when {{ successes }} = 0 and {{ trials }} > 0
                then {{ lead_scoring._lead_scoring_float(0) }}
            else ({{ middle }} - {{ half }}) / ({{ n }} + {{ z * z }})
        end
    {%- elif bound == 'upper' -%}
        case
            when {{ successes }} = {{ trials }} and {{ trials }} > 0
                then {{ lead_scoring._lead_scoring_float(1) }}
            else ({{ middle }} + {{ half }}) / ({{ n }} + {{ z * z }})
        end
    {%- else -%}
        {{ exceptions.raise_compiler_error(
            'lead_scoring_wilson has no bound "' ~ bound
            ~ '"; write lower or upper.'
        ) }}
    {%- endif -%}
{%- endmacro %}
