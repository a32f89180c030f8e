-- Whose an address is or was: from when it was the record's, which did not
-- exist before it was created, until the record was merged away.
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

    union distinct

    select
        lead_key,
        {{ lead_scoring_email('old_value') }} as email,
        1 as is_former
    from changes

    union distinct

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

)

select
    addresses.email,
    addresses.lead_key,
    min(addresses.is_former) as is_former,
    min(records.created_at) as created_at,
    min({{ lead_scoring_sort_text('records.lead_id') }}) as lead_id,
    min(case
        when
            records.is_deleted and lead_merges.lead_key is null
            then 1
        else 0
    end) as is_deleted,
    min(greatest(
        coalesce(introduced.known_from, timestamp '1900-01-01'),
        coalesce(records.created_at, timestamp '1900-01-01')
    )) as known_from,
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
