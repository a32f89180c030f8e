{{ config(enabled='salesforce' in var('lead_scoring_sources')) }}
-- A task that is still open is a plan, and nothing that sales did.
with tasks as (

    {{ lead_scoring_source_table('salesforce', 'task') }}

),

meetings as (

    {{ lead_scoring_source_table('salesforce', 'event') }}

)

select
    'salesforce' as source_system,
    id as source_record_id,
    _fivetran_synced as loaded_at,
    'salesforce:' || id as activity_id,
    'salesforce:' || who_id as lead_id,
    case
        when lower(task_subtype) = 'listemail' then 'email'
        when lower(task_subtype) in ('call', 'email') then lower(task_subtype)
        else coalesce(lower(type), 'task')
    end as activity_type,
    coalesce(completed_date_time, activity_date, created_date) as occurred_at
from tasks
where
    who_id is not null
    and is_closed
    and not coalesce(is_deleted, false)
    and coalesce(_fivetran_active, true)

union all

select
    'salesforce' as source_system,
    id as source_record_id,
    _fivetran_synced as loaded_at,
    'salesforce:' || id as activity_id,
    'salesforce:' || who_id as lead_id,
    coalesce(lower(type), 'meeting') as activity_type,
    coalesce(start_date_time, activity_date_time, activity_date) as occurred_at
from meetings
where
    who_id is not null
    and not coalesce(is_child, false)
    and not coalesce(is_deleted, false)
    and coalesce(_fivetran_active, true)
