{#- The columns that a raw table has, name to type; none where nothing can be
    known (at parse, or when only compiling), {} for a missing optional table. -#}
{% macro _lead_scoring_found_columns(relation, contract) -%}
    {%- set table = load_relation(relation) if execute else none -%}
    {%- if table is none -%}
        {%- set running = flags.WHICH in ['build', 'run', 'test', 'retry'] -%}
        {%- if not execute or not running -%}
            {{ return(none) }}
        {%- elif contract.is_required -%}
            {{ exceptions.raise_compiler_error(
                'The raw table ' ~ relation.render() ~ ' does not exist. Load '
                ~ 'it, or point the vars ' ~ contract.vars ~ '_database and '
                ~ contract.vars ~ '_schema at where it is.'
            ) }}
        {%- endif -%}
        {{ return({}) }}
    {%- endif -%}
    {%- set found = {} -%}
    {%- for column in adapter.get_columns_in_relation(table) -%}
        {%- do found.update({column.name | lower: column.dtype | lower}) -%}
    {%- endfor -%}
    {%- for column in contract.required if column not in found -%}
        {{ exceptions.raise_compiler_error(
            'The raw table ' ~ relation.render() ~ ' has no column "' ~ column
            ~ '", which is required. ' ~ contract.get(
                'remedy', 'Add it, or rename the column that holds it.'
            )
        ) }}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
