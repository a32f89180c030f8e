-- What a signal does for whom: it `counts` for a rule, or `clears` a rule about
-- unopened mail, or is true engagement (`engages`, no rule). An ignored signal
-- does nothing.
with signals as (

    select * from {{ ref('int_lead_scoring__signals') }} as signals
    where
        not exists (
            select 1
            from {{ ref('int_lead_scoring__signal_rules') }} as ignored
            where
                ignored.rule_table = 'ignored'
                and ignored.signal_key = signals.signal_key
        )

)

select
    signals.signal_key,
    signal_rules.rule_id,
    'counts' as effect
from signals
inner join {{ ref('int_lead_scoring__signal_rules') }} as signal_rules
    on signals.signal_key = signal_rules.signal_key

union all

select
    signals.signal_key,
    rules.rule_id,
    'clears' as effect
from signals
inner join {{ ref('int_lead_scoring__rules') }} as rules
    on
        rules.kind = 'unopened'
        and signals.event_name in ('email_open', 'email_click')

union all

select
    signals.signal_key,
    null as rule_id,
    'engages' as effect
from signals
inner join {{ ref('stg_lead_scoring__event_kinds') }} as event_kinds
    on signals.event_name = event_kinds.event_name
where event_kinds.is_engagement
