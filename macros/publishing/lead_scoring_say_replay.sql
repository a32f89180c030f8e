{% macro lead_scoring_say_replay(results) %}
    {#- by the graph: a hook can't use ref() -#}
    {%- set tables = [] -%}
    {%- for name in [
        'lead_scorecard_scores', 'int_lead_scoring__as_of',
        'int_lead_scoring__score_days',
    ] if execute and flags.WHICH in ['build', 'run', 'retry'] and results -%}
        {%- set model = graph.nodes.get('model.lead_scoring.' ~ name) -%}
        {%- set table = model and adapter.get_relation(
            model.database, model.schema, model.alias
        ) -%}
        {%- do tables.append(table) if table -%}
    {%- endfor -%}
    {%- if tables | length == 3
        and not results | selectattr('status', 'in', ['error', 'fail']) | list -%}
        {%- set replayed = lead_scoring._lead_scoring_replayed(*tables) -%}
        {%- if replayed -%}
            {%- do log(
                'This was a replay: the scores are those of ' ~ replayed.day
                ~ (', with what was known at ' ~ replayed.known_at
                    if replayed.known_at else '')
                ~ ', and history, whose newest day is '
                ~ (replayed.newest or 'none yet') ~ ', stores none of it.',
                info=true
            ) -%}
            {%- do lead_scoring._lead_scoring_answer({
                'is_replay': true, 'newest': replayed.newest,
            }) -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
