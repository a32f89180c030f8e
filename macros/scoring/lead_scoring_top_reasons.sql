{% macro lead_scoring_top_reasons(ledger) -%}
    with net as (

        select
            lead_key,
            scorecard_id,
            rule_id,
            sum(points) as points
        from {{ ledger }}
        where rule_id is not null
        group by lead_key, scorecard_id, rule_id

    ),

    ranked as (

        select
            net.lead_key,
            net.scorecard_id,
            coalesce(rules.reason, adjustments.reason)
            || ' (+' || {{ lead_scoring.lead_scoring_number_text(
                'round(net.points, 1)'
            ) }} || ')' as reason,
            row_number() over (
                partition by net.lead_key, net.scorecard_id
                order by
                    net.points desc,
                    {{ lead_scoring.lead_scoring_sort_text('net.rule_id') }}
            ) as place
        from net
        left join {{ ref('int_lead_scoring__rules') }} as rules
            on net.rule_id = rules.rule_id
        left join {{ ref('stg_lead_scoring__score_adjustments') }} as adjustments
            on
                net.rule_id = adjustments.adjustment_id
                and net.scorecard_id = adjustments.scorecard_id
        where net.points >= 0.05

    )

    select
        lead_key,
        scorecard_id,
        {{ dbt.listagg('reason', "'; '", 'order by place') }} as top_reasons
    from ranked
    where place <= 3
    group by lead_key, scorecard_id
{%- endmacro %}
