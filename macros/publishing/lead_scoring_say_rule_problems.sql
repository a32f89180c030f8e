{% macro lead_scoring_say_rule_problems(results) %}
    {% set most = 20 %}
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
        {% for row in problems.rows[:most] %}
            {% set words = [row.file_name] %}
            {% if row.condition %}
                {% do words.extend(
                    ['rule ' ~ row.rule_id, 'condition ' ~ row.condition]
                ) %}
            {% elif row.rule_id %}
                {% do words.append(row.rule_id) %}
            {% endif %}
            {% do words.append('column ' ~ row.column_name) %}
            {% set value = ': "' ~ row.value ~ '"' if row.value else '' %}
            {% do log(
                words | join(', ') ~ value ~ ' ' ~ row.problem ~ '. '
                ~ row.remedy ~ '.',
                info=true
            ) %}
        {% endfor %}
        {% if problems | length > most %}
            {% do log(
                '... and ' ~ (problems | length - most) ~ ' more, in '
                ~ findings.relation_name ~ '.',
                info=true
            ) %}
        {% endif %}
    {% endfor %}
{% endmacro %}
