{#- The statements that write a model's descriptions to a table, where it does
    not say them already. `columns` are names; `said` is by name, '' the table's. -#}
{% macro _lead_scoring_comments(model, table, columns, said={}) %}
    {% set statements = [] %}
    {% if model.description != said.get('') %}
        {% do statements.append(
            'comment on table ' ~ table ~ " is '"
            ~ dbt.escape_single_quotes(model.description) ~ "'"
        ) %}
    {% endif %}
    {% for name in columns if name in model.columns
        and model.columns[name].description != said.get(name) %}
        {% do statements.append(
            'comment on column ' ~ table ~ '.' ~ adapter.quote(name) ~ " is '"
            ~ dbt.escape_single_quotes(model.columns[name].description) ~ "'"
        ) %}
    {% endfor %}
    {{ return(statements) }}
{% endmacro %}
