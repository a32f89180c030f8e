{#- The file patterns that have files, by table: {table: [pattern, ...]}. -#}
{% macro _lead_scoring_raw_files(folder, tables) %}
    {% set found = {} %}
    {% set searches = [] %}
    {% for table in tables %}
        {% do found.update({table.name: []}) %}
        {% for ending in ['.parquet', '/**/*.parquet', '.csv', '/**/*.csv'] %}
            {#- The folder's own brackets and stars are no pattern. -#}
            {% set pattern = modules.re.sub(
                '([*?[])', '[\\1]', folder
            ) ~ '/' ~ table.name ~ ending %}
            {% set literal = "'" ~ dbt.escape_single_quotes(pattern) ~ "'" %}
            {% do searches.append(
                "select '" ~ table.name ~ "', " ~ literal ~ ', file from glob('
                ~ literal ~ ')'
            ) %}
        {% endfor %}
    {% endfor %}
    {% set files = run_query(searches | join(' union all ')).rows %}
    {% do lead_scoring._lead_scoring_refuse_empty_files(files | map(attribute=2) | list) %}
    {% for table, pattern, file in files if pattern not in found[table] %}
        {% do found[table].append(pattern) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
