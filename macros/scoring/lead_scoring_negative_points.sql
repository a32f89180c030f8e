{% macro lead_scoring_negative_points(pairs, satisfied, visible) -%}
    with attribute_points as (

        {{ lead_scoring.lead_scoring_attribute_points(satisfied, 'negative') | indent(8) }}

    ),

    event_points as (

        {{ lead_scoring.lead_scoring_event_points(visible, 'negative') | indent(8) }}

    ),

    inactivity_points as (

        {{ lead_scoring.lead_scoring_inactivity_points(pairs, satisfied, visible) | indent(8) }}

    ),

    unopened_points as (

        {{ lead_scoring.lead_scoring_unopened_points(visible) | indent(8) }}

    )

    select * from attribute_points

    union all

    select * from event_points

    union all

    select * from inactivity_points

    union all

    select * from unopened_points
{%- endmacro %}
