-- Whose is an address: the oldest record's that has it, else the oldest's that
-- had it; a record that is merged away or deleted only where there is no other.
with holders as (

    select * from {{ ref('int_lead_scoring__address_holders') }}

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
        'case when created_at is null then 1 else 0 end', 'created_at',
        lead_scoring_sort_text('lead_id'),
    ],
) }}
