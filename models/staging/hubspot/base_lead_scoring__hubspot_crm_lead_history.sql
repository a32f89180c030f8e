{{ config(enabled='hubspot' in var('lead_scoring_sources')) }}

{%- set properties = [] %}
{%- for attribute, column in _lead_scoring_hubspot_columns().items()
    if column.startswith('property_')
    and attribute not in ['company_id', 'user_id'] %}
{%- do properties.append((column[9:], attribute)) %}
{%- endfor %}

with changes as (

    {{ lead_scoring_source_table(
        'hubspot', 'contact_property_history'
    ) | indent(4) }}

),

properties as (

    {{ _lead_scoring_inline_rows(properties, 'name', 'attribute') }}

),

merged as (

    select * from {{ ref('base_lead_scoring__hubspot_merged_contacts') }}

)

select
    'hubspot' as source_system,
    coalesce(changes._fivetran_synced, changes.timestamp) as loaded_at,
    changes.timestamp as known_at,
    'hubspot:' || changes.contact_id as lead_id,
    properties.attribute,
    cast(null as {{ dbt.type_string() }}) as old_value,
    changes.value as new_value,
    changes.timestamp as changed_at
from changes
inner join properties on changes.name = properties.name

union all

select
    'hubspot' as source_system,
    loaded_at,
    merged_at as known_at,
    'hubspot:' || merged_id as lead_id,
    'merged_into_lead_id' as attribute,
    cast(null as {{ dbt.type_string() }}) as old_value,
    'hubspot:' || target_id as new_value,
    merged_at as changed_at
from merged
where merged_at is not null
