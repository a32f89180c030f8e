{#- The points of a lead on a scorecard: its groups and adjustments together, then
    limited. -#}
{% macro _lead_scoring_scorecard_points(scored_leads, group_points, adjustments) -%}
    {%- set lead = 'lead_key, as_of_date, scorecard_id' -%}
    with given as (

        select {{ lead }}, limited_points as points
        from {{ group_points }}

        union all

        select {{ lead }}, points
        from {{ adjustments }}

    ),

    totals as (

        select {{ lead }}, sum(points) as points
        from given
        group by {{ lead }}

    ),

    scored as (

        select
            scored_leads.lead_key,
            scored_leads.as_of_date,
            scored_leads.scorecard_id,
            scored_leads.min_score,
            scored_leads.max_score,
            coalesce(totals.points, 0) as points
        from {{ scored_leads }} as scored_leads
        left join totals
            on
                scored_leads.lead_key = totals.lead_key
                and scored_leads.as_of_date = totals.as_of_date
                and scored_leads.scorecard_id = totals.scorecard_id

    )

    select
        {{ lead }},
        points,
        {{ lead_scoring._lead_scoring_limited('points', 'min_score', 'max_score') }}
            as limited_points
    from scored
{%- endmacro %}
