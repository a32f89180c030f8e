{#- A copy that broke off leaves a file of no bytes, which CSV readers accept as
    a table without columns. (DuckDB names any other file it cannot read.) -#}
{% macro _lead_scoring_refuse_empty_files(files) %}
    {% if not files %}{{ return('') }}{% endif %}
    {% set literals = [] %}
    {% for file in files %}
        {% do literals.append("'" ~ dbt.escape_single_quotes(file) ~ "'") %}
    {% endfor %}
    {% set empty = run_query(
        'select filename from read_blob([' ~ literals | join(', ')
        ~ ']) where size = 0 order by filename'
    ).columns[0].values() %}
    {% if empty %}
        {{ exceptions.raise_compiler_error(
            'Empty raw file (0 bytes): ' ~ empty | join(', ')
            ~ '. Copy it again or remove it.'
        ) }}
    {% endif %}
{% endmacro %}
