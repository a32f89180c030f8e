{#- The project's models and seeds. -#}
{% macro _lead_scoring_preview_nodes() -%}
    {{ return(
        graph.nodes.values()
        | selectattr('resource_type', 'in', ['model', 'seed'])
        | selectattr('package_name', 'equalto', 'lead_scoring')
        | list
    ) }}
{%- endmacro %}
