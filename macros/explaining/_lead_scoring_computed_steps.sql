{#- The steps of one lead's score, through the macros that score all leads. -#}
{% macro _lead_scoring_computed_steps(lead_key) -%}
    {% for step, query in [
        ('adjustments', lead_scoring.lead_scoring_adjustments('dates')),
        ('pairs', lead_scoring.lead_scoring_pairs('dates', 'adjustments')),
    ] -%}
    {{ step }} as (

        select *
        from (
            {{ query | indent(12) }}
        ) as of_all_leads
        where lead_key = {{ lead_key }}

    ),

    {% endfor -%}
    {{ lead_scoring.lead_scoring_ledger_steps('pairs', 'adjustments') }},

    disqualifications as (

        {{ lead_scoring.lead_scoring_disqualifications('satisfied') | indent(8) }}

    ),

    scores as (

        select
            scored.*,
            scored.fit_grade || scored.engagement_grade as grade,
            disqualifications.disqualified_reason
        from (
            {{ lead_scoring.lead_scoring_scores('pairs', 'ledger')
                | indent(12) }}
        ) as scored
        left join disqualifications
            on scored.scorecard_id = disqualifications.scorecard_id

    )
{%- endmacro %}
