{#- Answers ./scripts/explain --rules: what the rule tables say, and what points
    are worth later and examples give, computed as scores are. -#}
{% macro lead_scoring_describe_rules() -%}
    {%- set ages = [0, 7, 14, 30, 90] -%}
    {%- set answer = {'ages': ages} -%}
    {%- do answer.update(lead_scoring._lead_scoring_described_rules()) -%}
    {%- for name, query in {
        'later': lead_scoring._lead_scoring_points_later(ages),
        'examples': lead_scoring._lead_scoring_example_points(),
    }.items() -%}
        {%- do answer.update({name: lead_scoring._lead_scoring_rows(query)}) -%}
    {%- endfor -%}
    {%- do lead_scoring._lead_scoring_answer(answer) -%}
{%- endmacro %}
