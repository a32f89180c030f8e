{% macro lead_scoring_visible_occurrences(pairs, satisfied) -%}
    select
        pairs.lead_key,
        pairs.as_of_date,
        pairs.counts_from,
        scored_signals.rule_id,
        scored_signals.effect,
        occurrences.event_day,
        {{ dbt.datediff(
            'occurrences.event_day', 'pairs.as_of_date', 'day'
        ) }} as age,
        count(*) as occurrences,
        max(occurrences.occurred_at) as newest_at
    from {{ pairs }} as pairs
    inner join {{ ref('int_lead_scoring__occurrences') }} as occurrences
        on
            pairs.lead_key = occurrences.lead_key
            and pairs.as_of_date >= occurrences.event_day
            and pairs.counts_from <= occurrences.event_day
            and pairs.known_at >= occurrences.known_at
            and pairs.as_of_at >= occurrences.known_from
            and pairs.as_of_at < occurrences.known_to
    inner join {{ ref('int_lead_scoring__scored_signals') }} as scored_signals
        on occurrences.signal_key = scored_signals.signal_key
    left join {{ ref('int_lead_scoring__rules') }} as rules
        on scored_signals.rule_id = rules.rule_id
    left join {{ satisfied }} as satisfied
        on
            rules.lead_conditions > 0
            and pairs.lead_key = satisfied.lead_key
            and pairs.as_of_date = satisfied.as_of_date
            and pairs.counts_from = satisfied.counts_from
            and rules.rule_id = satisfied.rule_id
    where
        (
            coalesce(rules.lead_conditions, 0) = 0
            or satisfied.rule_id is not null
        )
        -- validity bounds the days of event rules; of others, the as-of date
        and (
            coalesce(rules.kind, '') <> 'event'
            or occurrences.event_day between rules.valid_from and rules.valid_to
        )
    group by
        pairs.lead_key, pairs.as_of_date, pairs.counts_from,
        scored_signals.rule_id, scored_signals.effect, occurrences.event_day
{%- endmacro %}
