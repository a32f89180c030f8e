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
        {%- set scores, as_of, days = tables -%}
        {%- set found = run_query(
            'select (select max(as_of_date) from ' ~ scores ~ '), known_at, '
            ~ '(select max(as_of_date) from ' ~ days
            ~ ' where not is_backfilled and is_stored) from ' ~ as_of
        ).rows[0] -%}
        {%- set is_audit = (found[1] | string)[:4] != '9999' -%}
        {%- if found[0] and (is_audit or found[0] != found[2]) -%}
            {%- do log(
                'This was a replay: the scores are those of ' ~ found[0]
                ~ (', with what was known at ' ~ found[1] if is_audit else '')
                ~ ', and history, whose newest day is ' ~ (found[2] or 'none yet')
                ~ ', stores none of it.',
                info=true
            ) -%}
            {%- do lead_scoring._lead_scoring_answer({'is_replay': true}) -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
