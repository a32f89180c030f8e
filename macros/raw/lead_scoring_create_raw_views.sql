{% macro lead_scoring_create_raw_views() %}
    {% if not execute
        or project_name != 'lead_scoring'
        or target.type != 'duckdb'
        or flags.WHICH == 'seed' %}
        {{ return('') }}
    {% endif %}
    {% for source_name in lead_scoring._lead_scoring_sources() %}
        {% set name = 'lead_scoring_' ~ source_name %}
        {% if not var(name ~ '_schema', none) and not var(name ~ '_database', none) %}
            {{ lead_scoring._lead_scoring_source_views(
                graph.sources.values()
                | selectattr('source_name', 'equalto', name) | list,
                env_var('LEAD_SCORING_RAW', 'data/raw')
                ~ ('' if source_name == 'raw' else '/' ~ source_name),
            ) }}
        {% endif %}
    {% endfor %}
{% endmacro %}
