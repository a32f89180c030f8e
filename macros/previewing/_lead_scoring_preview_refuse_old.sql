{#- Stops where the rule tables in the work database are newer than its scores. -#}
{% macro _lead_scoring_preview_refuse_old() -%}
    {%- set name = 'int_lead_scoring__rule_set' -%}
    {%- set rule_set = lead_scoring._lead_scoring_preview_nodes()
        | selectattr('name', 'equalto', name) | first -%}
    {%- set now = run_query(render(rule_set.raw_code))[0][0] -%}
    {%- set built = run_query(
        'select max(rule_set_hash) from ' ~ ref(name)
    )[0][0] -%}
    {%- if now != built -%}
        {{ exceptions.raise_compiler_error(
            'The rule tables in the work database are newer than its scores: '
            ~ 'run ./scripts/build, then this again.'
        ) }}
    {%- endif -%}
{%- endmacro %}
