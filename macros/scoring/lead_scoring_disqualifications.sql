{% macro lead_scoring_disqualifications(satisfied) -%}
    select
        satisfied.lead_key,
        satisfied.as_of_date,
        scorecards.scorecard_id,
        {{ dbt.listagg(
            'rules.reason', "'; '",
            'order by ' ~ lead_scoring.lead_scoring_sort_text('rules.rule_id')
        ) }}
            as disqualified_reason
    from {{ satisfied }} as satisfied
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on
            satisfied.rule_table = rules.rule_table
            and satisfied.rule_id = rules.rule_id
            and satisfied.as_of_date between rules.valid_from and rules.valid_to
    inner join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
        on coalesce(rules.scorecard_id, scorecards.scorecard_id)
            = scorecards.scorecard_id
    where
        rules.rule_table = 'disqualification'
        -- once a lead, however many adjustments set its score
        and satisfied.counts_from = date '1900-01-01'
    group by satisfied.lead_key, satisfied.as_of_date, scorecards.scorecard_id
{%- endmacro %}
