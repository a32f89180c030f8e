{#- All files of one raw table as one query, columns matched by name; without
    files, no rows with the contract's columns. CSV stays text and commas, as
    written: what a value means is decided, and a bad one kept, in staging. -#}
{% macro _lead_scoring_raw_query(patterns, columns) %}
    {% for ending in ['.parquet', '.csv'] %}
        {% set literals = [] %}
        {% for pattern in patterns if pattern.endswith(ending) %}
            {% do literals.append("'" ~ dbt.escape_single_quotes(pattern) ~ "'") %}
        {% endfor %}
        {% if literals and ending == '.csv' %}
            {{ 'union all by name' if patterns[0].endswith('.parquet') }}
            select * from read_csv(
                [{{ literals | join(', ') }}],
                union_by_name = true, hive_partitioning = false, header = true,
                all_varchar = true, delim = ',', quote = '"', escape = '"',
                comment = ''
            )
        {% elif literals %}
            select * from read_parquet(
                [{{ literals | join(', ') }}],
                union_by_name = true, hive_partitioning = false
            )
        {% endif %}
    {% endfor %}
    {% if not patterns %}
        select
        {% for column in columns.values() %}
            cast(null as {{ lead_scoring._lead_scoring_sql_type(column.data_type) }})
                as {{ column.name }},
        {% endfor %}
        where false
    {% endif %}
{% endmacro %}
