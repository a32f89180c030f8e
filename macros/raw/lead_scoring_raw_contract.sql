{% macro lead_scoring_raw_contract(name, source_name='lead_scoring_raw') -%}
    {%- set contract = {
        'types': {}, 'required': [], 'is_required': false, 'vars': source_name,
    } -%}
    {%- for node in (graph.sources.values() if execute else [])
        if node.package_name == 'lead_scoring'
            and node.source_name == source_name and node.name == name -%}
        {%- do contract.update(is_required=node.config.meta.required or false) -%}
        {%- for column in node.columns.values() -%}
            {%- do contract.types.update({column.name: column.data_type}) -%}
            {%- if column.config.meta.required -%}
                {%- do contract.required.append(column.name) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(contract) }}
{%- endmacro %}
