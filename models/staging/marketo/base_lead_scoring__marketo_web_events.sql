{{ config(enabled='marketo' in var('lead_scoring_sources')) }}

with visits as (

    {{ lead_scoring_source_table(
        'marketo', 'activity_visit_webpage'
    ) | indent(4) }}

),

forms as (

    {{ lead_scoring_source_table(
        'marketo', 'activity_fill_out_form'
    ) | indent(4) }}

)

select
    'marketo' as source_system,
    id as source_record_id,
    coalesce(_fivetran_synced, activity_date) as loaded_at,
    activity_date as known_at,
    'visit_webpage:' || id as event_id,
    'page_view' as event_name,
    'marketo:' || lead_id as user_id,
    coalesce(primary_attribute_value, webpage_url) || case
        when query_parameters <> '' then '?' || query_parameters
        else ''
    end as page_url,
    cast(null as {{ dbt.type_string() }}) as form,
    referrer_url as referrer,
    user_agent,
    activity_date as occurred_at
from visits

union all

select
    'marketo' as source_system,
    id as source_record_id,
    coalesce(_fivetran_synced, activity_date) as loaded_at,
    activity_date as known_at,
    'fill_out_form:' || id as event_id,
    'form_submit' as event_name,
    'marketo:' || lead_id as user_id,
    cast(null as {{ dbt.type_string() }}) as page_url,
    primary_attribute_value as form,
    referrer_url as referrer,
    user_agent,
    activity_date as occurred_at
from forms
