{#- Where readers find a public model: as dbt names it, in the schema whose name
    is that of the model's own without `_built`; none where there is no such
    ending, or a project puts all schemas into one. -#}
{% macro _lead_scoring_served(model) %}
    {% set schema = model.config.schema or '' %}
    {% if schema.endswith('_built') %}
        {% set schema = generate_schema_name(schema[:-6], model) | trim %}
        {% if schema != model.schema %}
            {{ return(api.Relation.create(
                model.database, schema, model.alias, type='table'
            )) }}
        {% endif %}
    {% endif %}
    {{ return(none) }}
{% endmacro %}
