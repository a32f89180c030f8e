{% macro lead_scoring_rule_columns(table) -%}
    {%- set own, others = {}, {} -%}
    {%- for node in (graph.nodes.values() if execute else [])
        if node.resource_type == 'seed' -%}
        {%- for column in node.columns.values() if column.config.meta.type -%}
            {%- if node.name == table -%}
                {%- do own.update({column.name: column.config.meta}) -%}
            {%- elif 'condition' in node.columns -%}
                {#- of a rule table; what it needs, this one may not -#}
                {%- do others.update({column.name: dict(
                    column.config.meta, required=false, of_rule=false
                )}) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(own or others) }}
{%- endmacro %}
