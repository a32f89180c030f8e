with recursive lead_merges as (

    select * from {{ ref('int_lead_scoring__merges') }}

),

records as (

    select * from {{ ref('int_lead_scoring__crm_records') }}

),

holders as (

    select * from {{ ref('int_lead_scoring__address_holders') }}

),

owners as (

    select * from {{ ref('int_lead_scoring__address_owners') }}

),

chains as (

    select
        lead_key,
        lead_key as reached_key,
        timestamp '1900-01-01' as known_from,
        0 as step
    from records

    union all

    select
        chains.lead_key,
        lead_merges.target_lead_key as reached_key,
        greatest(chains.known_from, lead_merges.known_from) as known_from,
        chains.step + 1 as step
    from chains
    inner join lead_merges on chains.reached_key = lead_merges.lead_key

),

reached as (

    select
        lead_key,
        reached_key,
        known_from,
        coalesce(
            lead(known_from) over (partition by lead_key order by step),
            timestamp '9999-12-31'
        ) as known_to
    from chains

),

duplicates as (

    select
        reached.lead_key,
        owners.lead_key as survivor_key,
        greatest(
            reached.known_from, owners.known_from, holders.known_from
        ) as known_from,
        least(reached.known_to, owners.known_to) as known_to
    from reached
    inner join holders on reached.reached_key = holders.lead_key
    inner join owners
        on
            holders.email = owners.email
            and holders.lead_key <> owners.lead_key
            and reached.known_from < owners.known_to
            and reached.known_to > owners.known_from
            and holders.known_from < owners.known_to
    where
        reached.known_from < reached.known_to
        and holders.known_from < reached.known_to
        and holders.is_former = 0
        and holders.is_deleted = 0

),

candidates as (

    select
        *,
        0 as priority
    from duplicates

    union all

    select
        lead_key,
        reached_key as survivor_key,
        known_from,
        known_to,
        1 as priority
    from reached
    where
        known_from < known_to
        and exists (
            select 1 from duplicates
            where duplicates.lead_key = reached.lead_key
        )

),

resolved as (

    {{ lead_scoring_first_by_priority(
        'candidates',
        subject=['lead_key'],
        payload=['survivor_key'],
        priority=['candidates.priority', 'candidates.survivor_key'],
    ) | indent(4) }}

)

select * from resolved

union all

select
    lead_key,
    reached_key as survivor_key,
    known_from,
    known_to
from reached
where
    known_from < known_to
    and not exists (
        select 1 from duplicates
        where duplicates.lead_key = reached.lead_key
    )
