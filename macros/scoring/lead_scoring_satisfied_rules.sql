{% macro lead_scoring_satisfied_rules(pairs) -%}
    select
        pairs.lead_key,
        pairs.as_of_date,
        pairs.counts_from,
        rules.rule_table,
        rules.rule_id
    from {{ pairs }} as pairs
    inner join {{ ref('int_lead_scoring__lead_values') }} as lead_values
        on
            pairs.lead_key = lead_values.lead_key
            and pairs.as_of_at >= lead_values.known_from
            and pairs.as_of_at < lead_values.known_to
    inner join {{ ref('int_lead_scoring__matches') }} as matches
        on
            matches.subject = 'lead'
            and lead_values.property = matches.property
            and lead_values.value = matches.value
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on
            matches.rule_table = rules.rule_table
            and matches.rule_id = rules.rule_id
    group by
        pairs.lead_key, pairs.as_of_date, pairs.counts_from, rules.rule_table,
        rules.rule_id, rules.lead_conditions
    having count(*) = rules.lead_conditions
{%- endmacro %}
