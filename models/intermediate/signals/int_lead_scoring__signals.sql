with distinct_signals as (

    select distinct
        {{ lead_scoring_signal_columns() | join(',\n        ') }}
    from {{ ref('stg_lead_scoring__events') }}

),

keyed as (

    select
        {{ lead_scoring_key(lead_scoring_signal_columns()) }} as signal_key,
        distinct_signals.*
    from distinct_signals

)

select
    keyed.*,
    coalesce(kinds.is_engagement, false) as is_engagement
from keyed
left join {{ ref('stg_lead_scoring__event_kinds') }} as kinds
    on keyed.event_name = kinds.event_name
