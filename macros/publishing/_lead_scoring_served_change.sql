{#- What must change in a served table before the rows of the built one fit. A
    column of another type is a new column: to rewrite the table would empty it
    for a snapshot from before. -#}
{% macro _lead_scoring_served_change(model, built, served) %}
    {% set wanted = lead_scoring._lead_scoring_catalog_columns(built) %}
    {% set present = lead_scoring._lead_scoring_catalog_columns(served) %}
    {% set changes = [] %}
    {% set said = {} %}
    {% for name, column in present.items() %}
        {% if column.type != wanted.get(name, {}).type %}
            {% do changes.append('drop column ' ~ adapter.quote(name)) %}
        {% else %}
            {% do said.update({name: column.description}) %}
            {% if column.is_required %}
                {% do changes.append(
                    'alter column ' ~ adapter.quote(name) ~ ' drop not null'
                ) %}
            {% endif %}
        {% endif %}
    {% endfor %}
    {% for name, column in wanted.items() if present and name not in said %}
        {% do changes.append(
            'add column ' ~ adapter.quote(name) ~ ' ' ~ column.type
        ) %}
    {% endfor %}
    {% set columns = [] %}
    {% for name in wanted %}
        {% do columns.append(adapter.quote(name)) %}
    {% endfor %}
    {{ return({
        'model': model,
        'built': built,
        'served': served,
        'is_new': not present,
        'changes': changes,
        'columns': columns | join(', '),
        'comments': lead_scoring._lead_scoring_comments(
            model, served, wanted, said
        ),
    }) }}
{% endmacro %}
