{{ config(enabled='salesforce' in var('lead_scoring_sources')) }}
-- Salesforce writes a new owner twice: the name and the id. A change is known
-- from when it was made: Salesforce wrote it down then.
with fields as (

    {{ _lead_scoring_salesforce_fields() | indent(4) }}

),

people as (

    select * from {{ ref('base_lead_scoring__salesforce_people') }}

),

changes as (

    select
        changes.*,
        fields.attribute
    from {{ ref('base_lead_scoring__salesforce_changes') }} as changes
    inner join fields
        on
            changes.table_name = fields.table_name
            and changes.field = fields.field
    where
        changes.created_date is not null
        and (
            changes.field <> 'owner'
            or changes.new_value like '00________________'
            or changes.old_value like '00________________'
        )

),

lead_changes as (

    select
        id,
        record_id as person_id,
        attribute,
        old_value,
        new_value,
        created_date,
        _fivetran_synced
    from changes
    where table_name <> 'account'

    union all

    select
        changes.id,
        people.id as person_id,
        changes.attribute,
        changes.old_value,
        changes.new_value,
        changes.created_date,
        changes._fivetran_synced
    from changes
    inner join people
        on
            changes.record_id = people.company_id
            and people.person_type = 'contact'
    where changes.table_name = 'account'

)

select
    'salesforce' as source_system,
    id as source_record_id,
    _fivetran_synced as loaded_at,
    created_date as known_at,
    'salesforce:' || person_id as lead_id,
    attribute,
    {%- for column in ['old_value', 'new_value'] %}
    case
        when attribute in ('employee_count', 'annual_revenue')
            then {{ lead_scoring_number_text(
                lead_scoring_try_cast(column, 'decimal(38, 4)')
            ) }}
        when attribute = 'company_domain'
            then {{ _lead_scoring_web_domain(column) }}
        else {{ column }}
    end as {{ column }},
    {%- endfor %}
    created_date as changed_at
from lead_changes

union all

select
    'salesforce' as source_system,
    id as source_record_id,
    _fivetran_synced as loaded_at,
    merged_at as known_at,
    'salesforce:' || id as lead_id,
    'merged_into_lead_id' as attribute,
    cast(null as {{ dbt.type_string() }}) as old_value,
    'salesforce:' || merged_into_id as new_value,
    merged_at as changed_at
from people
where merged_into_id is not null and merged_at is not null
