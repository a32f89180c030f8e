-- Whose is an address: the oldest record's that has it, else the oldest's that
-- had it; a record that is merged away or deleted only where there is no other.
with records as (

    select * from {{ ref('int_lead_scoring__crm_records') }}

),

lead_merges as (

    select * from {{ ref('int_lead_scoring__merges') }}

),

changes as (

    select * from {{ ref('stg_lead_scoring__crm_lead_history') }}
    where attribute = 'email'

),

addresses as (

    select
        lead_key,
        email,
        0 as is_former
    from records

    union

    select
        lead_key,
        {{ lead_scoring_email('old_value') }} as email,
        1 as is_former
    from changes

    union

    select
        lead_key,
        {{ lead_scoring_email('new_value') }} as email,
        1 as is_former
    from changes

),

introduced as (

    select
        lead_key,
        {{ lead_scoring_email('new_value') }} as email,
        min(known_at) as known_from
    from changes
    group by lead_key, email

),

holders as (

    select
        addresses.email,
        addresses.lead_key,
        min(addresses.is_former) as is_former,
        min(records.created_at) as created_at,
        min(records.lead_id) as lead_id,
        min(case
            when
                records.is_deleted and lead_merges.lead_key is null
                then 1
            else 0
        end) as is_deleted,
        min(coalesce(introduced.known_from, timestamp '1900-01-01'))
            as known_from,
        min(coalesce(lead_merges.known_from, timestamp '9999-12-31'))
            as merged_from
    from addresses
    inner join records on addresses.lead_key = records.lead_key
    left join lead_merges on addresses.lead_key = lead_merges.lead_key
    left join introduced
        on
            addresses.lead_key = introduced.lead_key
            and addresses.email = introduced.email
    where addresses.email is not null
    group by addresses.email, addresses.lead_key

),

candidates as (

    select
        email,
        lead_key,
        is_deleted,
        0 as is_merged,
        is_former,
        created_at,
        lead_id,
        known_from,
        merged_from as known_to
    from holders
    where known_from < merged_from

    union all

    select
        email,
        lead_key,
        is_deleted,
        1 as is_merged,
        is_former,
        created_at,
        lead_id,
        case when known_from > merged_from then known_from else merged_from end
            as known_from,
        timestamp '9999-12-31' as known_to
    from holders
    where merged_from < timestamp '9999-12-31'

)

{{ lead_scoring_first_by_priority(
    'candidates',
    subject=['email'],
    payload=['lead_key'],
    priority=[
        'is_deleted', 'is_merged', 'is_former',
        'case when created_at is null then 1 else 0 end', 'created_at', 'lead_id',
    ],
) }}
