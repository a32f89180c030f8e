{#- The leads that would come into or leave the sales-ready tiers, those first
    whose score changes most, with the rules and limits that move them most. -#}
{% macro _lead_scoring_preview_listed(most) -%}
    {%- set live = lead_scoring._lead_scoring_preview_live -%}
    with ranked as (
        select
            compared.*,
            is_ready as enters,
            row_number() over (
                partition by scorecard_id, is_ready
                order by abs(gain) desc, abs(coalesce(score_after, 0)) desc, lead_key
            ) as place
        from lead_scoring_preview.compared
        where was_ready <> is_ready
    ),

    listed as materialized (
        from ranked where place <= {{ most }}
    ),

    lines as (
        {%- for sign, ledger in [
            (-1, live('int_lead_scoring__ledger')),
            (1, 'lead_scoring_preview.ledger'),
        ] %}
        select
            ledger.lead_key,
            ledger.scorecard_id,
            ledger.rule_id,
            case
                when ledger.rule_id is not null then null
                when ledger.rule_group is not null then ledger.rule_group
                else ledger.line_type
            end as step,
            {{ sign }} * ledger.points as points
        from {{ ledger }} as ledger
        where
            (lead_key, scorecard_id) in (
                select (lead_key, scorecard_id) from listed
            )
            and line_type <> 'rounding'
        {{ 'union all' if not loop.last }}
        {%- endfor %}
    ),

    net as (
        select lead_key, scorecard_id, rule_id, step, sum(points) as points
        from lines
        group by all
    ),

    rules as (
        select rule_id, max(reason) as reason
        from (
            select rule_id, reason from {{ ref('int_lead_scoring__rules') }}
            union all
            select rule_id, reason from {{ live('int_lead_scoring__rules') }}
            where rule_id not in (
                select rule_id from {{ ref('int_lead_scoring__rules') }}
            )
            union all
            select adjustment_id, reason
            from {{ ref('stg_lead_scoring__score_adjustments') }}
        )
        group by rule_id
    ),

    moves as (
        select
            net.lead_key,
            net.scorecard_id,
            net.points,
            case
                when net.rule_id is not null
                    then coalesce(rules.reason, net.rule_id)
                when net.step = 'capped_by_scorecard'
                    then 'limits of the score'
                else 'limit of: ' || coalesce(rule_groups.reason, net.step)
            end as reason,
            row_number() over (
                partition by net.lead_key, net.scorecard_id
                order by net.points * sign(listed.gain) desc, net.rule_id, net.step
            ) as place
        from net
        inner join listed
            on
                net.lead_key = listed.lead_key
                and net.scorecard_id = listed.scorecard_id
        left join rules on net.rule_id = rules.rule_id
        left join {{ ref('stg_lead_scoring__rule_groups') }} as rule_groups
            on
                net.step = rule_groups.rule_group
                and net.scorecard_id = rule_groups.scorecard_id
        where net.points * sign(listed.gain) >= 0.05
    ),

    reasons as (
        select
            lead_key,
            scorecard_id,
            string_agg(
                reason || ' (' || case when points > 0 then '+' else '' end
                || {{ lead_scoring.lead_scoring_number_text('round(points, 1)') }}
                || ')',
                '; ' order by place
            ) as reasons
        from moves
        where place <= 3
        group by lead_key, scorecard_id
    )

    select
        listed.scorecard_id,
        listed.enters,
        leads.lead_id,
        leads.company_name,
        listed.score_before,
        listed.score_after,
        listed.tier_before,
        listed.tier_after,
        reasons.reasons
    from listed
    inner join {{ ref('int_lead_scoring__leads') }} as leads
        on listed.lead_key = leads.lead_key
    left join reasons
        on
            listed.lead_key = reasons.lead_key
            and listed.scorecard_id = reasons.scorecard_id
    order by listed.scorecard_id, listed.enters desc, listed.place
{%- endmacro %}
