{% macro lead_scoring_visible_occurrences(pairs, satisfied) -%}
    select
        pairs.lead_key,
        pairs.as_of_date,
        pairs.counts_from,
        occurrences.rule_id,
        occurrences.effect,
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
    left join {{ satisfied }} as satisfied
        on
            occurrences.lead_conditions > 0
            and pairs.lead_key = satisfied.lead_key
            and pairs.as_of_date = satisfied.as_of_date
            and pairs.counts_from = satisfied.counts_from
            and occurrences.rule_id = satisfied.rule_id
    where occurrences.lead_conditions = 0 or satisfied.rule_id is not null
    group by
        pairs.lead_key, pairs.as_of_date, pairs.counts_from,
        occurrences.rule_id, occurrences.effect, occurrences.event_day
{%- endmacro %}
