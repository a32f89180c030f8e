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

),

people as (

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
                then coalesce(opt_outs.opted_out_at, property_createdate)
        end as opted_out_at,
        contacts._fivetran_synced as loaded_at
    from contacts
    left join merged on contacts.id = merged.merged_id
    left join opt_outs on contacts.id = opt_outs.contact_id

),

-- a contact that was merged away mostly has no row any more; it is deleted,
-- which counts where what it was merged into is gone too
gone as (

    select * from merged
    where
        not exists (
            select 1 from contacts
            where contacts.id = merged.merged_id
        )

),

-- the addresses that a contact has besides its own
other_addresses as (

    select
        id,
        lower(trim(email)) as email,
        created_at,
        is_deleted,
        loaded_at
    from (
        select
            id,
            {{ lead_scoring_split_rows(
                'property_hs_additional_emails', ';'
            ) }} as email,
            property_createdate as created_at,
            coalesce(_fivetran_deleted, is_deleted, false) as is_deleted,
            _fivetran_synced as loaded_at
        from contacts
    ) as split_addresses

)

{#- Each part has all columns, in one order. -#}
{%- set columns = [
    'lead_id', 'source_record_id', 'merged_into_lead_id', 'company_id',
    'created_at', 'is_deleted', 'opted_out_at', 'loaded_at',
] + plain %}
{%- set types = {
    'created_at': dbt.type_timestamp(), 'opted_out_at': dbt.type_timestamp(),
    'is_deleted': dbt.type_boolean(),
} %}
{%- set parts = {
    'people': {},
    'gone': {
        'lead_id': "'hubspot:' || merged_id",
        'source_record_id': 'merged_id',
        'merged_into_lead_id': "'hubspot:' || target_id",
        'is_deleted': 'true',
    },
    'other_addresses': {
        'lead_id': "'hubspot:' || id || ':' || email",
        'source_record_id': 'id',
        'merged_into_lead_id': "'hubspot:' || id",
        'email': 'email',
        'created_at': 'created_at',
        'is_deleted': 'is_deleted',
    },
} %}
{% for part, given in parts.items() %}
select
    'hubspot' as source_system,
    {%- for column in columns %}
    {{ (column if part == 'people' or column == 'loaded_at' else given.get(
        column, 'cast(null as ' ~ types.get(column, text) ~ ')'
    )) }} as {{ column }},
    {%- endfor %}
    {{ 'created_at' if part != 'gone' else 'merged_at' }} as known_at
from {{ part }}
{{ "where email <> ''" if part == 'other_addresses' }}
{{ 'union all' if not loop.last }}
{% endfor %}
