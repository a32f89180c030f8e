{#- What ./scripts/build calls on DuckDB, and dbt run-operation on Postgres. -#}
{% macro lead_scoring_publish(file=none) %}
    {{ return(
        adapter.dispatch('lead_scoring_publish', 'lead_scoring')(file)
    ) }}
{% endmacro %}

{#- Copies every public model into a new DuckDB file, with its descriptions as
    comments, in the storage version that DuckDB 1.x programs read. Whoever
    calls it moves the file into place (./scripts/build does). -#}
{% macro duckdb__lead_scoring_publish(file) %}
    {% do run_query(
        "attach '" ~ dbt.escape_single_quotes(file)
        ~ "' as lead_scoring_published (storage_version 'v1.0.0')"
    ) %}
    {% set copied = [] %}
    {% for model in lead_scoring._lead_scoring_marts() %}
        {% set relation = adapter.get_relation(
            model.database, model.schema, model.alias
        ) %}
        {% if relation %}
            {% do run_query(_lead_scoring_publish_table(model, relation)) %}
            {% do copied.append(model.name) %}
        {% endif %}
    {% endfor %}
    {% do run_query('commit') %}
    {% do run_query('detach lead_scoring_published') %}
    {% if not copied %}
        {{ exceptions.raise_compiler_error(
            'There is nothing to publish yet: no public model has been built.'
        ) }}
    {% endif %}
{% endmacro %}

{% macro postgres__lead_scoring_publish(file) %}
    {% set statements = lead_scoring._lead_scoring_serving() %}
    {% if not statements %}
        {{ exceptions.raise_compiler_error(
            'There is nothing to publish: no public model is built in a schema '
            ~ 'whose name ends in _built.'
        ) }}
    {% endif %}
    {% do run_query(statements) %}
{% endmacro %}
