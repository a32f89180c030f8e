{#- A number held between a floor and a ceiling, either of which may be unknown. -#}
{% macro _lead_scoring_limited(number, floor, ceiling) -%}
    case
        when {{ number }} < {{ floor }} then {{ floor }}
        when {{ number }} > {{ ceiling }} then {{ ceiling }}
        else {{ number }}
    end
{%- endmacro %}
