-- The attributes of each lead over time. What the surviving record does not
-- know is filled from the records that belong to it, the newest first.
with record_values as (

    select
        survivors.survivor_key as lead_key,
        record_values.property,
        record_values.value,
        greatest(record_values.known_from, survivors.known_from) as known_from,
        least(record_values.known_to, survivors.known_to) as known_to,
        case
            when record_values.value = '' then 1
            -- filled together with the address
            when
                record_values.property = 'email_status'
                and record_values.value <> 'valid'
                then 1
            else 0
        end as is_unknown,
        case
            when survivors.survivor_key = record_values.lead_key then 0 else 1
        end as is_other,
        record_values.lead_key as record_key
    from {{ ref('int_lead_scoring__record_values') }} as record_values
    inner join {{ ref('int_lead_scoring__survivors') }} as survivors
        on
            record_values.lead_key = survivors.lead_key
            and record_values.known_from < survivors.known_to
            and record_values.known_to > survivors.known_from

),

shared as (

    select distinct lead_key from record_values
    where is_other = 1

),

candidates as (

    select
        record_values.*,
        records.created_at,
        records.lead_id
    from record_values
    inner join shared on record_values.lead_key = shared.lead_key
    inner join {{ ref('int_lead_scoring__crm_records') }} as records
        on record_values.record_key = records.lead_key

),

resolved as (

    {{ lead_scoring_first_by_priority(
        'candidates',
        subject=['lead_key', 'property'],
        payload=['value'],
        priority=[
            'candidates.is_unknown', 'candidates.is_other',
            'case when candidates.created_at is null then 1 else 0 end',
            'candidates.created_at desc',
            lead_scoring_sort_text('candidates.lead_id'),
        ],
    ) | indent(4) }}

),

lead_values as (

    select
        lead_key,
        property,
        value,
        known_from,
        known_to
    from record_values
    where
        not exists (
            select 1 from shared
            where shared.lead_key = record_values.lead_key
        )

    union all

    select * from resolved

)

select
    lead_key,
    property,
    -- who has no address has none of ours
    case
        when property = 'is_own_staff' and value = '' then 'false' else value
    end as value,
    known_from,
    known_to
from lead_values
