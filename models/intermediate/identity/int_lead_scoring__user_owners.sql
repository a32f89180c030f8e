-- Whose is a user id: the lead's with that id, else the oldest's that has it; a
-- record that is deleted, and not merged, only where there is no other.
with records as (

    select * from {{ ref('int_lead_scoring__crm_records') }}

),

lead_merges as (

    select * from {{ ref('int_lead_scoring__merges') }}

),

claims as (

    select
        lead_id as user_id,
        lead_key,
        0 as is_claimed
    from records

    union all

    select
        user_id,
        lead_key,
        1 as is_claimed
    from records
    where user_id is not null

),

ranked as (

    select
        claims.user_id,
        claims.lead_key,
        row_number() over (
            partition by claims.user_id
            order by
                claims.is_claimed,
                case
                    when records.is_deleted and lead_merges.lead_key is null
                        then 1
                    else 0
                end,
                case when records.created_at is null then 1 else 0 end,
                records.created_at,
                records.lead_id
        ) as place
    from claims
    inner join records on claims.lead_key = records.lead_key
    left join lead_merges on claims.lead_key = lead_merges.lead_key

)

select
    {{ lead_scoring_key(["'user'", 'user_id']) }} as actor_key,
    lead_key
from ranked
where place = 1
