-- Nothing is almost there for who is silent: the others are worth the work.
with engaged as (

    select lead_key
    from {{ ref('int_lead_scoring__visible_occurrences') }}
    where
        effect = 'engages'
        and age < {{ var('lead_scoring_silence_days') }}
    group by lead_key

),

visible as (

    select visible.*
    from {{ ref('int_lead_scoring__visible_occurrences') }} as visible
    inner join engaged on visible.lead_key = engaged.lead_key

),

almost_fired as (

    {{ lead_scoring_almost_fired(
        ref('int_lead_scoring__pairs'),
        'visible',
        ref('int_lead_scoring__rule_points'),
        ref('int_lead_scoring__adjustments'),
        ref('int_lead_scoring__ledger')
    ) | indent(4) }}

),

leads as (

    select * from {{ ref('int_lead_scoring__leads') }}

),

disqualifications as (

    select * from {{ ref('int_lead_scoring__disqualifications') }}

),

rules as (

    select * from {{ ref('int_lead_scoring__rules') }}

)

select
    leads.lead_id,
    almost_fired.scorecard_id,
    almost_fired.place,
    almost_fired.rule_id,
    rules.reason,
    almost_fired.missing_occurrences,
    rules.count_as,
    almost_fired.by_day,
    almost_fired.adds_points,
    almost_fired.as_of_date
from almost_fired
inner join leads on almost_fired.lead_key = leads.lead_key
inner join rules on almost_fired.rule_id = rules.rule_id
left join disqualifications
    on
        almost_fired.lead_key = disqualifications.lead_key
        and almost_fired.as_of_date = disqualifications.as_of_date
        and almost_fired.scorecard_id = disqualifications.scorecard_id
where disqualifications.lead_key is null
