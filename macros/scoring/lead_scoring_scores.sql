{% macro lead_scoring_scores(pairs, ledger) -%}
    {%- set parts = [
        'demographic', 'company', 'behavioral', 'engagement', 'negative',
        'correction',
    ] -%}
    with sums as (

        select
            pairs.lead_key,
            pairs.as_of_date,
            scorecards.scorecard_id,
            scorecards.is_primary,
            {%- for part in parts %}
            cast(coalesce(sum(
                case when ledger.part = '{{ part }}' then ledger.points end
            ), 0) as decimal(18, 4)) as {{ part }}_score,
            {%- endfor %}
            {%- for dimension in ['fit', 'engagement'] %}
            coalesce(sum(
                case when ledger.dimension = '{{ dimension }}' then ledger.points end
            ), 0) as {{ dimension }}_points,
            {%- endfor %}
            count(ledger.rule_id) as rule_lines,
            cast(coalesce(sum(ledger.points), 0) as {{ dbt.type_int() }}) as score
        from {{ pairs }} as pairs
        cross join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
        left join {{ ledger }} as ledger
            on
                pairs.lead_key = ledger.lead_key
                and pairs.as_of_date = ledger.as_of_date
                and scorecards.scorecard_id = ledger.scorecard_id
        -- once a lead, however many adjustments set its score
        where pairs.counts_from = date '1900-01-01'
        group by
            pairs.lead_key, pairs.as_of_date, scorecards.scorecard_id,
            scorecards.is_primary

    )

    select
        sums.*,
        tiers.tier,
        tiers.is_sales_ready,
        fit_grades.grade as fit_grade,
        engagement_grades.grade as engagement_grade
    from sums
    left join {{ ref('stg_lead_scoring__tiers') }} as tiers
        on
            sums.scorecard_id = tiers.scorecard_id
            and sums.score >= tiers.min_score
            and sums.score < tiers.below_score
    {%- for dimension in ['fit', 'engagement'] %}
    left join {{ ref('stg_lead_scoring__grades') }} as {{ dimension }}_grades
        on
            {{ dimension }}_grades.dimension = '{{ dimension }}'
            and sums.scorecard_id = {{ dimension }}_grades.scorecard_id
            and sums.{{ dimension }}_points >= {{ dimension }}_grades.min_points
            and sums.{{ dimension }}_points < {{ dimension }}_grades.below_points
    {%- endfor %}
{%- endmacro %}
