{{ config(enabled='marketo' in var('lead_scoring_sources')) }}

{%- set fields = [] %}
{%- for attribute, column in _lead_scoring_marketo_columns().items()
    if not column.startswith('cast(') and attribute != 'user_id' %}
{%- do fields.append((column | lower | replace('_', ''), attribute)) %}
{%- endfor %}

with changes as (

    select * from {{ ref('base_lead_scoring__marketo_field_changes') }}

),

fields as (

    {{ _lead_scoring_inline_rows(fields, 'field', 'attribute') }}

),

merged as (

    select * from {{ ref('base_lead_scoring__marketo_merged_leads') }}

)

select
    'marketo' as source_system,
    changes.loaded_at,
    changes.changed_at as known_at,
    'marketo:' || changes.lead_id as lead_id,
    fields.attribute,
    changes.old_value,
    changes.new_value,
    changes.changed_at
from changes
inner join fields on changes.field = fields.field

union all

select
    'marketo' as source_system,
    loaded_at,
    merged_at as known_at,
    'marketo:' || merged_id as lead_id,
    'merged_into_lead_id' as attribute,
    cast(null as {{ dbt.type_string() }}) as old_value,
    'marketo:' || target_id as new_value,
    merged_at as changed_at
from merged
where merged_at is not null
