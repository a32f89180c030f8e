with leads as (

    select * from {{ ref('int_lead_scoring__crm_records') }}

),

deliveries as (

    select * from {{ ref('stg_lead_scoring__events') }}

),

findings as (

    select * from {{ ref('int_lead_scoring__unreadable_values') }}

    union all

    select * from {{ ref('int_lead_scoring__missing_ids') }}

    union all

    -- an address is personal: the record's id is enough to find it
    select
        'crm_leads' as source_table,
        source_system,
        source_record_id,
        'email' as column_name,
        null as value,
        'is no e-mail address' as problem
    from leads
    where email_status = 'malformed'

    union all

    select
        'crm_leads' as source_table,
        source_system,
        source_record_id,
        'merged_into_lead_id' as column_name,
        merged_into_lead_id as value,
        'is no lead, or a chain of merges that comes back' as problem
    from leads
    where
        merged_into_lead_id is not null
        and not exists (
            select 1
            from {{ ref('int_lead_scoring__merges') }} as lead_merges
            where lead_merges.lead_key = leads.lead_key
        )

    union all

    select
        'score_adjustments' as source_table,
        null as source_system,
        adjustments.adjustment_id as source_record_id,
        'lead' as column_name,
        null as value,
        'is neither the id nor an address of a lead' as problem
    from {{ ref('stg_lead_scoring__score_adjustments') }} as adjustments
    left join leads on adjustments.lead_id = leads.lead_id
    left join {{ ref('int_lead_scoring__address_owners') }} as owners
        on adjustments.email = owners.email
    where leads.lead_id is null and owners.email is null

    union all

    select
        deliveries.channel || '_events' as source_table,
        deliveries.source_system,
        deliveries.source_record_id,
        'occurred_at' as column_name,
        cast(deliveries.occurred_at as {{ dbt.type_string() }}) as value,
        'is absurd: before the company existed, or after the row was loaded'
            as problem
    from deliveries
    where {{ lead_scoring_is_absurd_time('occurred_at', 'loaded_at') }}

    union all

    select
        min({{ lead_scoring_sort_text('deliveries.channel') }}) || '_events'
            as source_table,
        min({{ lead_scoring_sort_text('deliveries.source_system') }})
            as source_system,
        min({{ lead_scoring_sort_text('deliveries.source_record_id') }})
            as source_record_id,
        'event_name' as column_name,
        deliveries.event_name as value,
        'is no event of event_kinds.csv; it scores nothing (one row of many)'
            as problem
    from deliveries
    where
        not exists (
            select 1
            from {{ ref('stg_lead_scoring__event_kinds') }} as event_kinds
            where event_kinds.event_name = deliveries.event_name
        )
        and deliveries.event_name is not null
    group by deliveries.event_name

)

select distinct
    source_table,
    source_system,
    source_record_id,
    column_name,
    value,
    problem
from findings
