{#- The tables of a source as views over the files of its folder. -#}
{% macro _lead_scoring_source_views(tables, folder) %}
    {% set files = lead_scoring._lead_scoring_raw_files(folder, tables) %}
    {% set missing = [] %}
    {% for table in tables
        if table.config.meta.required and not files[table.name] %}
        {% do missing.append(table.name) %}
    {% endfor %}
    {% if missing %}
        {{ exceptions.raise_compiler_error(
            'No raw data for ' ~ missing | join(', ') ~ ' in ' ~ folder
            ~ ': put <table>.csv, <table>.parquet or a folder <table>/ of such'
            ~ ' files there, or name another folder in LEAD_SCORING_RAW.'
        ) }}
    {% endif %}
    create schema if not exists {{ tables[0].database }}.{{ tables[0].schema }};
    {% for table in tables %}
        {% if files[table.name] or table.source_name == 'lead_scoring_raw' %}
            create or replace view {{ table.relation_name }} as
            {{ lead_scoring._lead_scoring_raw_query(
                files[table.name], table.columns
            ) }};
        {% else %}
            drop view if exists {{ table.relation_name }};
        {% endif %}
    {% endfor %}
{% endmacro %}
