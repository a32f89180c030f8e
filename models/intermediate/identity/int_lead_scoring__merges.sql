with recursive records as (

    select * from {{ ref('int_lead_scoring__crm_records') }}

),

history as (

    select
        lead_key,
        new_value as merged_into_lead_id,
        max(known_at) as known_at
    from {{ ref('stg_lead_scoring__crm_lead_history') }}
    where attribute = 'merged_into_lead_id'
    group by lead_key, new_value

),

lead_merges as (

    -- a merge whose time the history does not tell was always known, once
    -- there were the two
    select
        records.lead_key,
        targets.lead_key as target_lead_key,
        greatest(
            coalesce(history.known_at, timestamp '1900-01-01'),
            coalesce(records.created_at, timestamp '1900-01-01'),
            coalesce(targets.created_at, timestamp '1900-01-01')
        ) as known_from
    from records
    inner join records as targets
        on records.merged_into_lead_id = targets.lead_id
    left join history
        on
            records.lead_key = history.lead_key
            and records.merged_into_lead_id = history.merged_into_lead_id

),

chains as (

    select
        lead_key,
        target_lead_key,
        1 as step
    from lead_merges

    union all

    select
        chains.lead_key,
        lead_merges.target_lead_key,
        chains.step + 1 as step
    from chains
    inner join lead_merges on chains.target_lead_key = lead_merges.lead_key
    where chains.step < 50 and chains.lead_key <> chains.target_lead_key

)

-- a chain that comes back to its start merges nobody
select lead_merges.*
from lead_merges
where
    not exists (
        select 1 from chains
        where
            chains.lead_key = lead_merges.lead_key
            and chains.target_lead_key = lead_merges.lead_key
    )
