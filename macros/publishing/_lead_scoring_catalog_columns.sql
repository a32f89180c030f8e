{#- The columns of a Postgres table by name: type, whether a value is required,
    description. None where there is no such table. -#}
{% macro _lead_scoring_catalog_columns(relation) %}
    {% set rows = run_query(
        'select attname, format_type(atttypid, atttypmod), attnotnull, '
        ~ 'col_description(attrelid, attnum) '
        ~ 'from pg_attribute inner join pg_class on attrelid = pg_class.oid '
        ~ "where attrelid = to_regclass('" ~ dbt.escape_single_quotes(relation)
        ~ "') and attnum > 0 and not attisdropped "
        ~ ("and relkind = 'r' " if relation.type == 'table')
        ~ 'order by attnum'
    ) %}
    {% set columns = {} %}
    {% for row in rows.rows %}
        {% do columns.update({row[0]: {
            'type': row[1], 'is_required': row[2], 'description': row[3],
        }}) %}
    {% endfor %}
    {{ return(columns) }}
{% endmacro %}
