{% macro lead_scoring_forget_failed_day(results) -%}
    {%- set ours = (results or [])
        | selectattr('node.package_name', 'equalto', 'lead_scoring') | list -%}
    {%- set stored = ours | selectattr('status', 'equalto', 'success')
        | selectattr('node.name', 'equalto', 'int_lead_scoring__score_changes')
        | list -%}
    {%- set failed = ours | selectattr('status', 'in', ['error', 'fail']) | list -%}
    {%- if execute and stored and failed
        and flags.WHICH in ['build', 'run', 'retry'] -%}
        {#- by the graph: a hook can't use ref() -#}
        {%- set relations = {} -%}
        {%- for name in ['as_of', 'score_days'] -%}
            {%- do relations.update({name: graph.nodes[
                'model.lead_scoring.int_lead_scoring__' ~ name
            ].relation_name}) -%}
        {%- endfor -%}
        {%- do log(
            'The build failed, so that history keeps none of it: the next good '
            ~ 'build of that day stores it.',
            info=true
        ) -%}
        update {{ relations.score_days }}
        set is_stored = false
        where
            not is_backfilled
            and as_of_date in (
                select as_of.as_of_date
                from {{ relations.as_of }} as as_of
                where {{ lead_scoring._lead_scoring_is_recorded(
                    relations.score_days
                ) }}
            )
    {%- endif -%}
{%- endmacro %}
