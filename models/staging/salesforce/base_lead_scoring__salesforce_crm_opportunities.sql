{{ config(enabled='salesforce' in var('lead_scoring_sources')) }}
-- A deal is of the lead that was converted into it, else of its main contact;
-- a deal that names nobody is no lead's.
with opportunities as (

    {{ lead_scoring_source_table('salesforce', 'opportunity') }}

),

roles as (

    {{ lead_scoring_source_table('salesforce', 'opportunity_contact_role') }}

),

candidates as (

    select
        converted_opportunity_id as opportunity_id,
        id as person_id,
        0 as priority
    from {{ ref('base_lead_scoring__salesforce_people') }}
    where converted_opportunity_id is not null

    union all

    select
        opportunity_id,
        contact_id as person_id,
        case when is_primary then 1 else 3 end as priority
    from roles
    where not coalesce(is_deleted, false) and coalesce(_fivetran_active, true)

    union all

    select
        id as opportunity_id,
        contact_id as person_id,
        2 as priority
    from opportunities
    where contact_id is not null

),

ranked as (

    select
        *,
        row_number() over (
            partition by opportunity_id order by priority, person_id
        ) as place
    from candidates

)

select
    'salesforce' as source_system,
    opportunities.id as source_record_id,
    opportunities._fivetran_synced as loaded_at,
    'salesforce:' || opportunities.id as opportunity_id,
    'salesforce:' || ranked.person_id as lead_id,
    opportunities.created_date as created_at,
    case when opportunities.is_closed then opportunities.close_date end
        as closed_at,
    opportunities.is_won,
    opportunities.amount,
    opportunities.stage_name as stage
from opportunities
inner join ranked
    on opportunities.id = ranked.opportunity_id and ranked.place = 1
where
    not coalesce(opportunities.is_deleted, false)
    and coalesce(opportunities._fivetran_active, true)
