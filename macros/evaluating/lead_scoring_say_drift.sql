{% macro lead_scoring_say_drift(results) %}
    {% for result in (results or [])
        if execute
        and result.status == 'warn'
        and result.node.name == 'score_drift_has_no_alert' %}
        {# by the graph: a hook can't use ref() #}
        {% set drift = graph.nodes[result.node.depends_on.nodes[0]] %}
        {% set lines = [] %}
        {% for row in run_query(
            'select scorecard_id, alert from ' ~ drift.relation_name
            ~ ' where is_alert order by scorecard_id, drift_kind, subject'
        ) %}
            {% do lines.append(
                'Drift, scorecard ' ~ row.scorecard_id ~ ': ' ~ row.alert
            ) %}
        {% endfor %}
        {% do lead_scoring._lead_scoring_say_lines(
            lines, drift.relation_name
        ) %}
    {% endfor %}
{% endmacro %}
