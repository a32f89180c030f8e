{% macro lead_scoring_remind_to_publish(results) %}
    {% set failed = (results or []) | selectattr(
        'status', 'in', ['error', 'fail', 'runtime error']
    ) | list %}
    {% if execute
        and project_name == 'lead_scoring'
        and target.type == 'duckdb'
        and flags.WHICH in ['build', 'run']
        and not failed
        and not env_var('LEAD_SCORING_PUBLISHES', '') %}
        {% do log(
            'BI tools do not see this build yet: ./scripts/build publishes it as '
            ~ env_var('LEAD_SCORING_WAREHOUSE', 'warehouse') ~ '/leads.duckdb.',
            info=true
        ) %}
    {% endif %}
{% endmacro %}
