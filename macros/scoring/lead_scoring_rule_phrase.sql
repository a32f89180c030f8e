{% macro lead_scoring_rule_phrase(key) -%}
    {%- set name = 'model.lead_scoring.int_lead_scoring__rule_problems' -%}
    {%- if not execute -%}
        {{ return(['', '']) }}
    {%- endif -%}
    {{ return(graph.nodes[name].config.meta.problems[key]) }}
{%- endmacro %}
