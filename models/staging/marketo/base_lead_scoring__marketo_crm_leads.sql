{{ config(enabled='marketo' in var('lead_scoring_sources')) }}

{%- set mapped = _lead_scoring_marketo_columns() %}
{%- set text = dbt.type_string() %}

with leads as (

    {{ lead_scoring_source_table(
        'marketo', 'lead', mapped.values() | list
    ) | indent(4) }}

),

merged as (

    select * from {{ ref('base_lead_scoring__marketo_merged_leads') }}

),

deletions as (

    {{ lead_scoring_source_table(
        'marketo', 'activity_delete_lead'
    ) | indent(4) }}

),

deleted as (

    select distinct lead_id from deletions

),

opt_outs as (

    select * from {{ ref('base_lead_scoring__marketo_opt_outs') }}

),

-- a lead that was merged away mostly has no row any more; it is deleted, which
-- counts where what it was merged into is gone too
gone as (

    select * from merged
    where
        not exists (
            select 1 from leads
            where leads.id = merged.merged_id
        )

)

select
    'marketo' as source_system,
    leads.id as source_record_id,
    coalesce(leads._fivetran_synced, leads.updated_at, leads.created_at)
        as loaded_at,
    leads.created_at as known_at,
    'marketo:' || leads.id as lead_id,
    {{ _lead_scoring_marketo_company_id() }} as company_id,
    {%- for raw_column, column in mapped.items() %}
    cast({{ column }} as {{ text }}) as {{ raw_column }},
    {%- endfor %}
    leads.created_at,
    coalesce(leads._fivetran_deleted, false) or deleted.lead_id is not null
        as is_deleted,
    'marketo:' || merged.target_id as merged_into_lead_id,
    -- without activities, an opt-out has no time: it always held
    case
        when leads.unsubscribed
            then coalesce(
                    opt_outs.opted_out_at, leads.created_at,
                    timestamp '1900-01-01'
                )
    end as opted_out_at
from leads
left join merged on leads.id = merged.merged_id
left join deleted on leads.id = deleted.lead_id
left join opt_outs on leads.id = opt_outs.lead_id

union all

select
    'marketo' as source_system,
    merged_id as source_record_id,
    loaded_at,
    merged_at as known_at,
    'marketo:' || merged_id as lead_id,
    cast(null as {{ text }}) as company_id,
    {%- for raw_column in mapped %}
    cast(null as {{ text }}) as {{ raw_column }},
    {%- endfor %}
    cast(null as {{ dbt.type_timestamp() }}) as created_at,
    true as is_deleted,
    'marketo:' || target_id as merged_into_lead_id,
    cast(null as {{ dbt.type_timestamp() }}) as opted_out_at
from gone
