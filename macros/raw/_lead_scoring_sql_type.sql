{#- The engine's name of a type of the raw contract. -#}
{% macro _lead_scoring_sql_type(type) -%}
    {{ return({
        'text': dbt.type_string(),
        'json': dbt.type_string(),
        'timestamp': dbt.type_timestamp(),
        'boolean': dbt.type_boolean(),
        'number': 'decimal(38, 4)',
    }[type]) }}
{%- endmacro %}
