{% macro lead_scoring_say_drift(results) %}
    {% set most = 20 %}
    {% for result in (results or [])
        if execute
        and result.status == 'warn'
        and result.node.name == 'score_drift_has_no_alert' %}
        {# by the graph: a hook can't use ref() #}
        {% set drift = graph.nodes[result.node.depends_on.nodes[0]] %}
        {% set alerts = run_query(
            'select scorecard_id, alert from ' ~ drift.relation_name
            ~ ' where is_alert order by scorecard_id, drift_kind, subject'
        ) %}
        {% for row in alerts.rows[:most] %}
            {% do log(
                'Drift, scorecard ' ~ row.scorecard_id ~ ': ' ~ row.alert,
                info=true
            ) %}
        {% endfor %}
        {% if alerts | length > most %}
            {% do log(
                '... and ' ~ (alerts | length - most) ~ ' more, in '
                ~ drift.relation_name ~ '.',
                info=true
            ) %}
        {% endif %}
    {% endfor %}
{% endmacro %}
