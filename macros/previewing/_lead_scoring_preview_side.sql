{#- Makes all refs show the live build's rules, or the proposed ones.

    Arguments:
        changed (dict): the names of what differs, by id of node.
        is_live (bool): which of the two. -#}
{% macro _lead_scoring_preview_side(changed, is_live) -%}
    {%- for name in changed.values() -%}
        {%- do lead_scoring._lead_scoring_preview_show(
            name,
            lead_scoring._lead_scoring_preview_live(name)
            if is_live else 'lead_scoring_preview.' ~ name
        ) -%}
    {%- endfor -%}
{%- endmacro %}
