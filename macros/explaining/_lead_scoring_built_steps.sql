{#- The steps of one lead's score as the latest build made them; score and
    ledger are those of the marts. -#}
{% macro _lead_scoring_built_steps(lead_key, lead_id) -%}
    {% for step, model in {
        'adjustments': 'int_lead_scoring__adjustments',
        'pairs': 'int_lead_scoring__pairs',
        'satisfied': 'int_lead_scoring__satisfied_rules',
        'visible': 'int_lead_scoring__visible_occurrences',
        'rule_points': 'int_lead_scoring__rule_points',
    }.items() -%}
    {{ step }} as (

        select * from {{ ref(model) }}
        where lead_key = {{ lead_key }}

    ),

    {% endfor -%}
    ledger as (

        select
            {{ lead_key }} as lead_key,
            dates.as_of_date,
            reasons.*
        from {{ ref('lead_score_reasons') }} as reasons
        cross join dates
        where reasons.lead_id = {{ lead_id }}

    ),

    scores as (

        select * from {{ ref('lead_scorecard_scores') }}
        where lead_id = {{ lead_id }}

    )
{%- endmacro %}
