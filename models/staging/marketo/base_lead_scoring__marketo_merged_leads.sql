{{ config(enabled='marketo' in var('lead_scoring_sources')) }}

with leads as (

    {{ lead_scoring_source_table('marketo', 'lead') | indent(4) }}

),

activities as (

    {{ lead_scoring_source_table(
        'marketo', 'activity_merge_leads'
    ) | indent(4) }}

),

merged_leads as (

    {{ lead_scoring_source_table('marketo', 'merged_lead') | indent(4) }}

),

listed as (

    select
        lead_id as target_id,
        {{ lead_scoring_split_rows('merge_ids', ',') }} as merged_id,
        activity_date as merged_at,
        coalesce(_fivetran_synced, activity_date) as loaded_at
    from activities

    union all

    select
        into_lead as target_id,
        merged_lead as merged_id,
        cast(null as {{ dbt.type_timestamp() }}) as merged_at,
        _fivetran_synced as loaded_at
    from merged_leads

),

told as (

    select
        -- the list has brackets and may have quotes
        trim(replace(replace(replace(
            merged_id, '[', ''
        ), ']', ''), '"', '')) as merged_id,
        target_id,
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

{{ _lead_scoring_merge_targets('pairs', 'leads') }}
