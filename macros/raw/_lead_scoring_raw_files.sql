{#- The file patterns that have files, by table: {table: [pattern, ...]}. -#}
{% macro _lead_scoring_raw_files(folder, tables) %}
    {% set found = {} %}
    {% set searches = [] %}
    {% set searched = [] %}
    {% for table in tables %}
        {% do found.update({table.name: []}) %}
        {% for ending in ['.parquet', '/**/*.parquet', '.csv', '/**/*.csv'] %}
            {#- The folder's own brackets and stars are no pattern. -#}
            {% set pattern = modules.re.sub(
                '([*?[])', '[\\1]', folder
            ) ~ '/' ~ table.name ~ ending %}
            {% do searched.append((table.name, pattern)) %}
            {% set literal = "'" ~ dbt.escape_single_quotes(pattern) ~ "'" %}
            {% do searches.append(
                "select '" ~ table.name ~ "', " ~ literal ~ ', file from glob('
                ~ literal ~ ')'
            ) %}
        {% endfor %}
    {% endfor %}
    {% set files = run_query(searches | join(' union all ')).rows %}
    {% do lead_scoring._lead_scoring_refuse_empty_files(files | map(attribute=2) | list) %}
    {#- in the order of the search: that of rows is any -#}
    {% set patterns = files | map(attribute=1) | list %}
    {% for table, pattern in searched if pattern in patterns %}
        {% do found[table].append(pattern) %}
    {% endfor %}
    {{ return(found) }}
{% endmacro %}
