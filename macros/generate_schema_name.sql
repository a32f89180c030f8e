{#- Schemas are named as configured: `lead_scoring_staging`, not
    `<target>_lead_scoring_staging`. dbt asks the root project only, so a
    project that installs this one as a package keeps its own naming. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
