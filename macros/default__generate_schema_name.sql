{#- Schemas are named as configured: `lead_scoring_staging`, not
    `<target>_lead_scoring_staging`. dbt's generate_schema_name dispatches to the
    root project only, so a project that installs this one keeps its own naming. -#}
{% macro default__generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
