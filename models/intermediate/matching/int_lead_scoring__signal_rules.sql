-- Which rule's event conditions a signal meets, all of them at once.
with matches as (

    select
        signal_values.signal_key,
        matches.rule_table,
        matches.rule_id,
        count(*) as conditions_met
    from {{ ref('int_lead_scoring__signal_values') }} as signal_values
    inner join {{ ref('int_lead_scoring__matches') }} as matches
        on
            matches.subject = 'event'
            and signal_values.property = matches.property
            and signal_values.value = matches.value
    group by
        signal_values.signal_key, matches.rule_table, matches.rule_id

)

select
    matches.signal_key,
    matches.rule_table,
    matches.rule_id
from matches
inner join {{ ref('int_lead_scoring__rules') }} as rules
    on
        matches.rule_table = rules.rule_table
        and matches.rule_id = rules.rule_id
        and matches.conditions_met = rules.event_conditions
