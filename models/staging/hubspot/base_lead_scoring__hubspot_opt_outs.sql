{{ config(enabled='hubspot' in var('lead_scoring_sources')) }}

with changes as (

    {{ lead_scoring_source_table(
        'hubspot', 'contact_property_history'
    ) | indent(4) }}

)

select
    contact_id,
    max(timestamp) as opted_out_at
from changes
where name = 'hs_email_optout' and lower(value) = 'true'
group by contact_id
