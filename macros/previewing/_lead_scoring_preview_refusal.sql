{#- Why there is nothing to compare with, in a sentence; else nothing. -#}
{% macro _lead_scoring_preview_refusal() -%}
    {%- for name in ['lead_scorecard_scores', 'int_lead_scoring__rule_set'] -%}
        {%- if not adapter.get_relation(
            ref(name).database, ref(name).schema, ref(name).identifier
        ) -%}
            {{ return(
                'There are no scores yet to compare with: run ./scripts/build first.'
            ) }}
        {%- endif -%}
    {%- endfor -%}
    {%- set name = 'int_lead_scoring__rule_set' -%}
    {%- set rule_set = lead_scoring._lead_scoring_preview_nodes()
        | selectattr('name', 'equalto', name) | first -%}
    {%- set now = run_query(render(rule_set.raw_code))[0][0] -%}
    {%- set built = run_query(
        'select max(rule_set_hash) from ' ~ ref(name)
    )[0][0] -%}
    {{ return(
        '' if now == built else
        'The rule tables in the work database are newer than its scores: run '
        ~ './scripts/build, then this again.'
    ) }}
{%- endmacro %}
