{% macro lead_scoring_say_rule_problems(results) %}
    {% for result in (results or [])
        if execute
        and result.status == 'fail'
        and 'int_lead_scoring__rule_problems' in result.node.name %}
        {# by the graph: a hook can't use ref() #}
        {% set findings = graph.nodes[result.node.depends_on.nodes[0]] %}
        {% set problems = run_query(
            'select * from ' ~ findings.relation_name
            ~ ' order by file_name, rule_id, condition, column_name'
        ) %}
        {% for row in problems %}
            {% do log(
                row.file_name ~ ', rule ' ~ row.rule_id ~ ', condition '
                ~ row.condition ~ ', column ' ~ row.column_name ~ ': "'
                ~ (row.value or '') ~ '" ' ~ row.problem ~ '.',
                info=true
            ) %}
        {% endfor %}
    {% endfor %}
{% endmacro %}
