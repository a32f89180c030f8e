{% macro lead_scoring_find_replay() -%}
    {%- do lead_scoring._lead_scoring_answer({
        'replayed': lead_scoring._lead_scoring_found_replay()
    }) -%}
{%- endmacro %}
