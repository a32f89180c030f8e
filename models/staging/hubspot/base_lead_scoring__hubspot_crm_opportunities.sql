{{ config(enabled='hubspot' in var('lead_scoring_sources')) }}

-- A deal has contacts, or none: one row for each of them.
with deals as (

    {{ lead_scoring_source_table('hubspot', 'deal') | indent(4) }}

),

deal_contacts as (

    {{ lead_scoring_source_table('hubspot', 'deal_contact') | indent(4) }}

),

merged_deals as (

    {{ lead_scoring_source_table('hubspot', 'merged_deal') | indent(4) }}

),

pipeline_stages as (

    {{ lead_scoring_source_table(
        'hubspot', 'deal_pipeline_stage'
    ) | indent(4) }}

),

stages as (

    select
        stage_id,
        max(label) as label,
        max(case when closed_won then 1 else 0 end) as is_won,
        -- older tables only say how probable a deal of the stage is
        max(case
            when is_closed or closed_won or probability = 0 then 1
            else 0
        end) as is_closed
    from pipeline_stages
    group by stage_id

),

links as (

    select distinct
        deal_id,
        contact_id
    from deal_contacts
    where not coalesce(_fivetran_deleted, false)

)

select
    'hubspot' as source_system,
    deals.deal_id as source_record_id,
    coalesce(deals._fivetran_synced, deals.property_createdate) as loaded_at,
    deals.property_createdate as known_at,
    'hubspot:' || deals.deal_id || ':' || links.contact_id as opportunity_id,
    'hubspot:' || links.contact_id as lead_id,
    deals.property_createdate as created_at,
    -- the close date of an open deal is a hope
    case
        when coalesce(stages.is_closed = 1, deals.property_hs_is_closed)
            then deals.property_closedate
    end as closed_at,
    coalesce(stages.is_won = 1, deals.property_hs_is_closed_won, false)
        as is_won,
    deals.property_amount as amount,
    coalesce(stages.label, deals.deal_pipeline_stage_id) as stage
from deals
inner join links on deals.deal_id = links.deal_id
left join stages on deals.deal_pipeline_stage_id = stages.stage_id
where
    not coalesce(deals._fivetran_deleted, deals.is_deleted, false)
    and not exists (
        select 1 from merged_deals
        where merged_deals.merged_deal_id = deals.deal_id
    )
