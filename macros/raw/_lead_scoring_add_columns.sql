{#- Further text columns, all of them required, into a contract. -#}
{% macro _lead_scoring_add_columns(contract, columns) -%}
    {#- what stands for an unknown is no column -#}
    {%- for column in columns
        if column not in contract.types and not column.startswith('cast(') -%}
        {%- do contract.types.update({column: 'text'}) -%}
        {%- do contract.required.append(column) -%}
    {%- endfor -%}
{%- endmacro %}
