{{ config(enabled='hubspot' in var('lead_scoring_sources')) }}

-- HubSpot gives away no page views, only the forms that contacts sent.
with submissions as (

    {{ lead_scoring_source_table(
        'hubspot', 'contact_form_submission'
    ) | indent(4) }}

),

forms as (

    {{ lead_scoring_source_table('hubspot', 'form') | indent(4) }}

)

select
    'hubspot' as source_system,
    submissions.conversion_id as source_record_id,
    coalesce(submissions._fivetran_synced, submissions.timestamp)
        as loaded_at,
    -- when it arrived is moved by each new sync of the table
    submissions.timestamp as known_at,
    'contact_form_submission:' || submissions.conversion_id as event_id,
    'form_submit' as event_name,
    'hubspot:' || submissions.contact_id as user_id,
    submissions.page_url,
    coalesce(forms.name, submissions.title, submissions.form_id) as form,
    submissions.timestamp as occurred_at
from submissions
left join forms on submissions.form_id = forms.guid
