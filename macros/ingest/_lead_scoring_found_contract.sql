{#- Which tables and columns of their contracts the sources have: one that comes
    later may tell something of events that were read without it. -#}
{% macro _lead_scoring_found_contract() -%}
    {%- set found = [] -%}
    {%- set sources = [] -%}
    {%- for source_name in lead_scoring._lead_scoring_sources() -%}
        {%- do sources.append('lead_scoring_' ~ source_name) -%}
    {%- endfor -%}
    {%- for node in (graph.sources.values() if execute else [])
        if node.package_name == 'lead_scoring' and node.source_name in sources -%}
        {%- set table = load_relation(api.Relation.create(
            database=node.database, schema=node.schema, identifier=node.identifier
        )) -%}
        {%- set columns = adapter.get_columns_in_relation(table) if table else [] -%}
        {%- for column in columns if column.name | lower in node.columns -%}
            {%- do found.append(
                node.source_name ~ '.' ~ node.name ~ '.' ~ column.name | lower
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(found | sort) }}
{%- endmacro %}
