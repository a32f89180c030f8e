{#- Builds what follows from the changed seeds, by the SQL of the models, up to
    where leads come in. A model whose rows are those of the live build stays as
    it is there, and so does what follows from it alone.

    Arguments:
        changed (dict): name by id of node; the models that differ are added. -#}
{% macro _lead_scoring_preview_rebuild(changed) -%}
    {%- set candidates = {} -%}
    {%- for node in lead_scoring._lead_scoring_preview_nodes()
        if node.resource_type == 'model' and (
            node.path.startswith(('staging/rules/', 'intermediate/matching/'))
            or node.name in [
                'int_lead_scoring__adjustments', 'int_lead_scoring__pairs'
            ]
        ) -%}
        {%- do candidates.update({node.unique_id: node}) -%}
    {%- endfor -%}
    {%- set done = [] -%}
    {%- for _ in candidates -%}
        {%- for id, node in candidates.items() if id not in done -%}
            {%- set waits = [] -%}
            {%- set follows = [] -%}
            {%- for parent in node.depends_on.nodes -%}
                {%- if parent in changed -%}
                    {%- do follows.append(parent) -%}
                {%- endif -%}
                {%- if parent in candidates and parent not in done -%}
                    {%- do waits.append(parent) -%}
                {%- endif -%}
            {%- endfor -%}
            {%- if not waits -%}
                {%- do done.append(id) -%}
                {%- if follows -%}
                    {%- set proposed = 'lead_scoring_preview.' ~ node.name -%}
                    {%- do run_query(
                        'create table ' ~ proposed ~ ' as ' ~ render(node.raw_code)
                    ) -%}
                    {#- millions of rows, and nobody asks -#}
                    {%- if node.name == 'int_lead_scoring__occurrences'
                        or lead_scoring._lead_scoring_preview_differs(
                            proposed, ref(node.name)
                        ) -%}
                        {%- do lead_scoring._lead_scoring_preview_show(
                            node.name, proposed
                        ) -%}
                        {%- do changed.update({id: node.name}) -%}
                    {%- endif -%}
                {%- endif -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}
