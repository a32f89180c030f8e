{{ config(enabled='hubspot' in var('lead_scoring_sources')) }}

-- An audit on old accounts; the surviving contact's own lists on all; its
-- property history also says when.
with contacts as (

    {{ lead_scoring_source_table('hubspot', 'contact') | indent(4) }}

),

audits as (

    {{ lead_scoring_source_table(
        'hubspot', 'contact_merge_audit'
    ) | indent(4) }}

),

changes as (

    {{ lead_scoring_source_table(
        'hubspot', 'contact_property_history'
    ) | indent(4) }}

),

listed as (

    select
        id as target_id,
        {{ lead_scoring_split_rows(
            'property_hs_merged_object_ids', ';'
        ) }} as entry,
        cast(null as {{ dbt.type_timestamp() }}) as merged_at,
        _fivetran_synced as loaded_at
    from contacts

    union all

    select
        id as target_id,
        {{ lead_scoring_split_rows(
            'property_hs_calculated_merged_vids', ';'
        ) }} as entry,
        cast(null as {{ dbt.type_timestamp() }}) as merged_at,
        _fivetran_synced as loaded_at
    from contacts

    union all

    select
        contact_id as target_id,
        {{ lead_scoring_split_rows('value', ';') }} as entry,
        timestamp as merged_at,
        _fivetran_synced as loaded_at
    from changes
    where name = 'hs_merged_object_ids'

    union all

    select
        canonical_vid as target_id,
        vid_to_merge as entry,
        timestamp as merged_at,
        _fivetran_synced as loaded_at
    from audits

),

told as (

    select
        target_id,
        -- a calculated id is followed by a colon and a time
        trim({{ dbt.split_part('entry', "':'", 1) }}) as merged_id,
        merged_at,
        loaded_at
    from listed

),

pairs as (

    select
        merged_id,
        target_id,
        min(merged_at) as merged_at,
        max(loaded_at) as loaded_at
    from told
    where merged_id <> ''
    group by merged_id, target_id

)

{{ _lead_scoring_merge_targets('pairs', 'contacts') }}
