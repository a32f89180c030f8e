{% macro lead_scoring_create_raw_views() %}
    {% if not execute
        or project_name != 'lead_scoring'
        or target.type != 'duckdb'
        or flags.WHICH == 'seed'
        or var('lead_scoring_raw_schema', none)
        or var('lead_scoring_raw_database', none) %}
        {{ return('') }}
    {% endif %}
    {% set tables = graph.sources.values()
        | selectattr('source_name', 'equalto', 'lead_scoring_raw') | list %}
    {% set folder = env_var('LEAD_SCORING_RAW', 'data/raw') %}
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
        create or replace view {{ table.relation_name }} as
        {{ lead_scoring._lead_scoring_raw_query(files[table.name], table.columns) }};
    {% endfor %}
{% endmacro %}
