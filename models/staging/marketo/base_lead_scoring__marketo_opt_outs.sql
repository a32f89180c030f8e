{{ config(enabled='marketo' in var('lead_scoring_sources')) }}

with changes as (

    select * from {{ ref('base_lead_scoring__marketo_field_changes') }}

),

unsubscribed as (

    {{ lead_scoring_source_table(
        'marketo', 'activity_unsubscribe_email'
    ) | indent(4) }}

),

opt_outs as (

    select
        lead_id,
        changed_at
    from changes
    where field = 'unsubscribed' and lower(new_value) in ('true', '1')

    union all

    select
        lead_id,
        activity_date as changed_at
    from unsubscribed

)

select
    lead_id,
    max(changed_at) as opted_out_at
from opt_outs
group by lead_id
