{{ config(enabled='hubspot' in var('lead_scoring_sources')) }}

{%- set text = dbt.type_string() %}
{%- set plain = _lead_scoring_hubspot_columns().keys()
    | reject('equalto', 'company_id') | list %}

with contacts as (

    select * from {{ ref('base_lead_scoring__hubspot_contacts') }}

),

merged as (

    select * from {{ ref('base_lead_scoring__hubspot_merged_contacts') }}

),

-- a contact that was merged away mostly has no row any more; it is deleted,
-- which counts where what it was merged into is gone too
gone as (

    select * from merged
    where
        not exists (
            select 1 from contacts
            where contacts.source_record_id = merged.merged_id
        )

),

-- the addresses that a contact has besides its own
other_addresses as (

    select
        source_record_id,
        lead_id,
        {{ lead_scoring_split_rows('lower(other_emails)', ';') }} as email,
        created_at,
        is_deleted,
        loaded_at
    from contacts

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
    'contacts': {},
    'gone': {
        'lead_id': "'hubspot:' || merged_id",
        'source_record_id': 'merged_id',
        'merged_into_lead_id': "'hubspot:' || target_id",
        'is_deleted': 'true',
    },
    'other_addresses': {
        'lead_id': "lead_id || ':' || trim(email)",
        'source_record_id': 'source_record_id',
        'merged_into_lead_id': 'lead_id',
        'email': 'trim(email)',
        'created_at': 'created_at',
        'is_deleted': 'is_deleted',
    },
} %}
{% for part, given in parts.items() %}
select
    'hubspot' as source_system,
    {%- for column in columns %}
    {{ (column if part == 'contacts' or column == 'loaded_at' else given.get(
        column, 'cast(null as ' ~ types.get(column, text) ~ ')'
    )) }} as {{ column }},
    {%- endfor %}
    {{ 'created_at' if part != 'gone' else 'merged_at' }} as known_at
from {{ part }}
{{ "where trim(email) <> ''" if part == 'other_addresses' }}
{{ 'union all' if not loop.last }}
{% endfor %}
