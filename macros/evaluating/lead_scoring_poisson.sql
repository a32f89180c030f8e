{% macro lead_scoring_poisson(events, bound) -%}
    {#- 97.5 % of the standard normal distribution lie below it -#}
    {%- set z = 1.959963984540054 -%}
    {%- set k = lead_scoring._lead_scoring_float(events) -%}
    {%- set half = z ~ ' * ' ~ lead_scoring._lead_scoring_root(
        k ~ ' + ' ~ z * z / 4
    ) -%}
    {%- if bound == 'lower' -%}
        case
            when {{ events }} = 0 then {{ lead_scoring._lead_scoring_float(0) }}
            else {{ k }} + {{ z * z / 2 }} - {{ half }}
        end
    {%- elif bound == 'upper' -%}
        {{ k }} + {{ z * z / 2 }} + {{ half }}
    {%- else -%}
        {{ exceptions.raise_compiler_error(
            'lead_scoring_poisson has no bound "' ~ bound
            ~ '"; write lower or upper.'
        ) }}
    {%- endif -%}
{%- endmacro %}
