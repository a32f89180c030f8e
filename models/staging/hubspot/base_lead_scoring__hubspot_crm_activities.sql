{{ config(enabled='hubspot' in var('lead_scoring_sources')) }}

{#- Where each kind of engagement has its time. A task's is when it is due,
    which is nothing that happened. -#}
{%- set kinds = {
    'engagement_call': 'property_hs_timestamp',
    'engagement_email': 'property_hs_timestamp',
    'engagement_communication': 'property_hs_timestamp',
    'engagement_note': 'property_hs_timestamp',
    'engagement_meeting': 'coalesce(
            property_hs_meeting_start_time, start_time, property_hs_timestamp
        )',
} %}

with engagements as (

    {{ lead_scoring_source_table('hubspot', 'engagement') | indent(4) }}

),

engagement_contacts as (

    {{ lead_scoring_source_table('hubspot', 'engagement_contact') | indent(4) }}

),

{% for table, time in kinds.items() -%}
{{ table }}s as (

    {{ lead_scoring_source_table('hubspot', table) | indent(4) }}

),

{% endfor -%}
details as (

    {% for table, time in kinds.items() -%}
    select
        engagement_id,
        {{ time }} as occurred_at,
        coalesce(_fivetran_deleted, false) as is_deleted
    from {{ table }}s
    {% if not loop.last %}union all
    {% endif -%}
    {%- endfor %}
),

links as (

    select distinct
        engagement_id,
        contact_id
    from engagement_contacts
    where not coalesce(_fivetran_deleted, false)

)

select
    'hubspot' as source_system,
    engagements.id as source_record_id,
    coalesce(engagements._fivetran_synced, engagements.created_at) as loaded_at,
    'hubspot:' || engagements.id || ':' || links.contact_id as activity_id,
    'hubspot:' || links.contact_id as lead_id,
    lower(engagements.type) as activity_type,
    coalesce(
        engagements.timestamp, details.occurred_at, engagements.created_at
    ) as occurred_at
from engagements
inner join links on engagements.id = links.engagement_id
left join details on engagements.id = details.engagement_id
where
    coalesce(engagements.type, '') <> 'TASK'
    and not coalesce(engagements._fivetran_deleted, details.is_deleted, false)
