with leads as (

    select * from {{ ref('base_lead_scoring__crm_leads') }}

),

typed as (

    select
        {{ lead_scoring_text('lead_id') }} as lead_id,
        coalesce({{ lead_scoring_text('source_system') }}, 'crm')
            as source_system,
        {{ lead_scoring_record_id('crm_leads') }} as source_record_id,
        {{ lead_scoring_email('email') }} as email,
        lower({{ lead_scoring_text('email') }}) as email_as_written,
        {{ lead_scoring_text('merged_into_lead_id') }} as merged_into_lead_id,
        coalesce(is_deleted, false) as is_deleted,
        {%- for column in [
            'user_id', 'company_id', 'first_name', 'last_name', 'phone',
            'job_title', 'country', 'region', 'lead_source', 'campaign',
            'lifecycle_stage', 'owner_id',
        ] + _lead_scoring_lead_attributes() %}
        {{ lead_scoring_text(column) }} as {{ column }},
        {%- endfor %}
        created_at,
        opted_out_at,
        -- a time that can't be read is an opt-out all the same
        opted_out_at is not null
        or coalesce(
            lower({{ lead_scoring_text('opted_out_at_as_written') }}), 'no'
        ) not in ('no', 'false', '0', 'never') as is_opted_out,
        loaded_at,
        coalesce(known_at, loaded_at) as known_at
    from leads

)

select
    {{ lead_scoring_key(['lead_id']) }} as lead_key,
    typed.*
from typed
where lead_id is not null
