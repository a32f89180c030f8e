{#- The days of one channel as SQL. -#}
{% macro _lead_scoring_day_literals(days, channel) -%}
    {%- set literals = [] -%}
    {%- for row in days if row[0] == channel -%}
        {%- do literals.append("date '" ~ row[1] ~ "'") -%}
    {%- endfor -%}
    {{ return(literals) }}
{%- endmacro %}
