{% macro lead_scoring_say_quality(results) %}
    {% set tests = [] %}
    {% for result in (results or [])
        if execute
        and result.status in ['warn', 'fail']
        and result.node.name in [
            'lead_scoring_quality_gives_no_warning',
            'lead_scoring_quality_is_within_its_limits',
        ] %}
        {% do tests.append(result.node) %}
    {% endfor %}
    {% if tests %}
        {# by the graph: a hook can't use ref() #}
        {% set table = graph.nodes[tests[0].depends_on.nodes[0]].relation_name %}
        {% set lines = [] %}
        {# of rules there may be many, which would hide what is worse #}
        {% for row in run_query(
            'select * from ' ~ table ~ " where status <> 'ok' order by status, "
            ~ "case when check_name = 'idle_rules' then 1 else 0 end, "
            ~ 'check_name, subject'
        ) %}
            {% do lines.append(lead_scoring._lead_scoring_quality_said(row)) %}
        {% endfor %}
        {% do lead_scoring._lead_scoring_say_lines(lines, table) %}
    {% endif %}
{% endmacro %}
