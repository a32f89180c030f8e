{#- The public models of this project. -#}
{% macro _lead_scoring_marts() %}
    {{ return(
        graph.nodes.values()
        | selectattr('resource_type', 'equalto', 'model')
        | selectattr('package_name', 'equalto', 'lead_scoring')
        | selectattr('access', 'equalto', 'public')
        | sort(attribute='name')
    ) }}
{% endmacro %}
