{#- What is told of a lead, as queries that follow the steps of its score. -#}
{% macro _lead_scoring_explained(lead_key) -%}
    {%- set scores %}
    select
        records.lead_id,
        coalesce(leads.first_name, records.first_name) as first_name,
        coalesce(leads.last_name, records.last_name) as last_name,
        records.job_title,
        coalesce(leads.email, records.email) as email,
        coalesce(leads.company_name, records.company_name) as company_name,
        scorecards.scorecard_id,
        scorecards.scorecard_name,
        scorecards.is_primary,
        scores.as_of_date,
        scores.score,
        scores.grade,
        scores.disqualified_reason,
        tiers.tier,
        tiers.min_score as tier_from,
        higher_tiers.tier as next_tier,
        higher_tiers.min_score as next_tier_from,
        (
            select max(visible.newest_at) from visible
            where visible.effect = 'engages'
        ) as last_engaged_at
    from scores
    inner join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
        on scores.scorecard_id = scorecards.scorecard_id
    inner join {{ ref('int_lead_scoring__crm_records') }} as records
        on records.lead_key = {{ lead_key }}
    left join {{ ref('int_lead_scoring__leads') }} as leads
        on records.lead_key = leads.lead_key
    left join {{ ref('stg_lead_scoring__tiers') }} as tiers
        on
            scores.scorecard_id = tiers.scorecard_id
            and scores.score >= tiers.min_score
            and scores.score < tiers.below_score
    left join {{ ref('stg_lead_scoring__tiers') }} as higher_tiers
        on
            tiers.scorecard_id = higher_tiers.scorecard_id
            and tiers.below_score = higher_tiers.min_score
    order by scorecards.is_primary desc, scorecards.scorecard_id
    {%- endset -%}

    {%- set lines %}
    select
        ledger.line_type,
        ledger.rule_id,
        ledger.points,
        ledger.occurrences,
        ledger.newest_day,
        coalesce(rules.reason, adjustments.reason) as reason,
        rules.kind,
        rules.decay,
        rules.count_as,
        rules.at_least,
        rules.at_most,
        rules.within_days,
        rules.max_points as rule_limit,
        rule_groups.reason as group_reason,
        rule_groups.weight_percent,
        rule_groups.min_points,
        rule_groups.max_points,
        scorecards.min_score,
        scorecards.max_score,
        adjustments.action,
        adjustments.points as adjusted_points,
        adjustments.effective_from,
        adjustments.changed_by
    from ledger
    inner join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
        on
            ledger.scorecard_id = scorecards.scorecard_id
            and scorecards.is_primary
    left join {{ ref('int_lead_scoring__rules') }} as rules
        on ledger.rule_id = rules.rule_id
    left join {{ ref('stg_lead_scoring__score_adjustments') }} as adjustments
        on
            ledger.line_type = 'adjustment'
            and ledger.rule_id = adjustments.adjustment_id
            and ledger.scorecard_id = adjustments.scorecard_id
    left join {{ ref('stg_lead_scoring__rule_groups') }} as rule_groups
        on
            ledger.scorecard_id = rule_groups.scorecard_id
            and ledger.rule_group = rule_groups.rule_group
    order by
        abs(ledger.points) desc, ledger.points desc, ledger.rule_id,
        ledger.rule_group, ledger.line_type
    {%- endset -%}

    {%- set almost_fired %}
    select
        rules.reason,
        almost_fired.missing_occurrences,
        almost_fired.by_day,
        almost_fired.adds_points,
        rules.count_as
    from (
        {{ lead_scoring.lead_scoring_almost_fired(
            'pairs', 'visible', 'rule_points', 'adjustments', 'ledger'
        ) | indent(8) }}
    ) as almost_fired
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on almost_fired.rule_id = rules.rule_id
    inner join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
        on
            almost_fired.scorecard_id = scorecards.scorecard_id
            and scorecards.is_primary
    order by almost_fired.place
    {%- endset -%}

    {{ return({
        'scores': scores, 'lines': lines, 'almost_fired': almost_fired,
    }) }}
{%- endmacro %}
