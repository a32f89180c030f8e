{#- The steps of one lead's score, as CTEs for what follows them: dates,
    adjustments, pairs, satisfied, visible, rule_points, ledger and scores.
    Without a day they are what the latest build made; with one they go the same
    way through the scoring macros, for this lead alone.

    Arguments:
        lead_key (str): the lead.
        lead_id (str): the lead's id, a literal.
        day (str): YYYY-MM-DD, or none. -#}
{% macro _lead_scoring_one_lead(lead_key, lead_id, day) -%}
    with dates as (

        {{ lead_scoring._lead_scoring_explained_day(day) | indent(8) }}

    ),

    {% if day -%}
    {{ lead_scoring._lead_scoring_computed_steps(lead_key) }}
    {%- else -%}
    {{ lead_scoring._lead_scoring_built_steps(lead_key, lead_id) }}
    {%- endif -%}
{%- endmacro %}
