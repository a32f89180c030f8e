with leads as (

    select * from {{ ref('int_lead_scoring__crm_records') }}

),

findings as (

    select
        source_table,
        source_system,
        source_record_id,
        column_name,
        value,
        problem
    from {{ ref('int_lead_scoring__crm_problems') }}

    union all

    select
        source_table,
        source_system,
        source_record_id,
        column_name,
        value,
        problem
    from {{ ref('int_lead_scoring__event_problems') }}
    where column_name <> 'event_name'

    union all

    select
        source_table,
        min({{ lead_scoring_sort_text('source_system') }}) as source_system,
        min({{ lead_scoring_sort_text('source_record_id') }})
            as source_record_id,
        column_name,
        value,
        problem
    from {{ ref('int_lead_scoring__event_problems') }}
    where column_name = 'event_name'
    group by source_table, column_name, value, problem

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

)

select distinct
    source_table,
    source_system,
    source_record_id,
    column_name,
    value,
    problem
from findings
