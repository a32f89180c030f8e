{% macro lead_scoring_adapter_columns(source_name, columns, prefix='', suffix='') -%}
    {%- set mapped = dict(columns) -%}
    {%- for name in lead_scoring._lead_scoring_listed('lead_scoring_lead_attributes') -%}
        {%- do mapped.setdefault(name, prefix ~ name ~ suffix) -%}
    {%- endfor -%}
    {%- set own = (var('lead_scoring_columns') or {}).get(source_name) or {} -%}
    {%- if own is not mapping -%}
        {{ exceptions.raise_compiler_error(
            'The var lead_scoring_columns says of ' ~ source_name ~ ': "' ~ own
            ~ '"; write {our column: their column}, such as {plan: plan_type}.'
        ) }}
    {%- endif -%}
    {%- for name, column in own.items() -%}
        {%- if name not in mapped -%}
            {{ exceptions.raise_compiler_error(
                'The var lead_scoring_columns says what "' ~ name ~ '" is in '
                ~ source_name ~ ', which is none of the columns that it can fill: '
                ~ mapped.keys() | join(', ')
                ~ '. Add it to lead_scoring_lead_attributes, or correct it.'
            ) }}
        {%- endif -%}
        {%- do mapped.update({
            name: column or 'cast(null as ' ~ dbt.type_string() ~ ')'
        }) -%}
    {%- endfor -%}
    {{ return(mapped) }}
{%- endmacro %}
