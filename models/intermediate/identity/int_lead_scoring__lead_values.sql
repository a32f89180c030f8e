-- The attributes of each lead over time. What the surviving record does not
-- know is filled from the records that belong to it, the newest first.
with record_values as (

    select * from {{ ref('int_lead_scoring__record_values') }}

),

survivors as (

    select * from {{ ref('int_lead_scoring__survivors') }}

),

shared as (

    select distinct survivor_key from survivors
    where survivor_key <> lead_key

),

candidates as (

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
        records.created_at,
        records.lead_id
    from shared
    inner join survivors on shared.survivor_key = survivors.survivor_key
    inner join record_values
        on
            survivors.lead_key = record_values.lead_key
            and survivors.known_from < record_values.known_to
            and survivors.known_to > record_values.known_from
    inner join {{ ref('int_lead_scoring__crm_records') }} as records
        on survivors.lead_key = records.lead_key

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
        survivors.survivor_key as lead_key,
        record_values.property,
        record_values.value,
        greatest(record_values.known_from, survivors.known_from) as known_from,
        least(record_values.known_to, survivors.known_to) as known_to
    from survivors
    inner join record_values
        on
            survivors.lead_key = record_values.lead_key
            and survivors.known_from < record_values.known_to
            and survivors.known_to > record_values.known_from
    where
        not exists (
            select 1 from shared
            where shared.survivor_key = survivors.survivor_key
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
