{#- Loads the proposed seeds, each a file of JSON lines, and shows those in which
    something differs; they are what is returned, by the id of their node. -#}
{% macro _lead_scoring_preview_read_seeds(folder) -%}
    {%- set changed = {} -%}
    {%- for node in lead_scoring._lead_scoring_preview_nodes()
        if node.resource_type == 'seed' -%}
        {%- set columns = [] -%}
        {%- for column in adapter.get_columns_in_relation(ref(node.name)) -%}
            {%- do columns.append(column.name ~ ": 'varchar'") -%}
        {%- endfor -%}
        {%- set proposed = 'lead_scoring_preview.' ~ node.name -%}
        {%- do run_query(
            'create table ' ~ proposed ~ " as from read_json('"
            ~ dbt.escape_single_quotes(folder) ~ '/' ~ node.name
            ~ ".json', format = 'newline_delimited', columns = {"
            ~ columns | join(', ') ~ '})'
        ) -%}
        {%- if lead_scoring._lead_scoring_preview_differs(proposed, ref(node.name)) -%}
            {%- do lead_scoring._lead_scoring_preview_show(node.name, proposed) -%}
            {%- do changed.update({node.unique_id: node.name}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(changed) }}
{%- endmacro %}
