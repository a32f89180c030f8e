{{ config(enabled='hubspot' in var('lead_scoring_sources')) }}

{%- set mapped = _lead_scoring_hubspot_columns() %}
{%- set text = dbt.type_string() %}
{%- set plain = mapped.keys() | reject('equalto', 'company_id') | list %}

with contacts as (

    {{ lead_scoring_source_table(
        'hubspot', 'contact', mapped.values() | list
    ) | indent(4) }}

),

merged as (

    select * from {{ ref('base_lead_scoring__hubspot_merged_contacts') }}

),

opt_outs as (

    select * from {{ ref('base_lead_scoring__hubspot_opt_outs') }}

)

select
    'hubspot:' || contacts.id as lead_id,
    contacts.id as source_record_id,
    'hubspot:' || merged.target_id as merged_into_lead_id,
    -- a number that came as a fraction has a point
    'hubspot:' || {{ dbt.split_part(
        lead_scoring_text(mapped.company_id), "'.'", 1
    ) }} as company_id,
    {%- for column in plain %}
    cast({{ mapped[column] }} as {{ text }}) as {{ column }},
    {%- endfor %}
    contacts.property_createdate as created_at,
    coalesce(contacts._fivetran_deleted, contacts.is_deleted, false)
        as is_deleted,
    -- without its history, an opt-out has no time: it always held
    case
        when contacts.property_hs_email_optout
            then coalesce(
                    opt_outs.opted_out_at, property_createdate,
                    timestamp '1900-01-01'
                )
    end as opted_out_at,
    contacts.property_hs_additional_emails as other_emails,
    contacts._fivetran_synced as loaded_at
from contacts
left join merged on contacts.id = merged.merged_id
left join opt_outs on contacts.id = opt_outs.contact_id
