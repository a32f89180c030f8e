{{ config(enabled='marketo' in var('lead_scoring_sources')) }}

-- A change names the field as the screen does; lead_describe says what it is
-- called in the API, of which the connector's column is a spelling.
with changes as (

    {{ lead_scoring_source_table(
        'marketo', 'activity_change_data_value'
    ) | indent(4) }}

),

fields as (

    {{ lead_scoring_source_table('marketo', 'lead_describe') | indent(4) }}

)

select
    changes.lead_id,
    lower(replace(coalesce(
        fields.restname,
        -- standard fields that the screen calls otherwise
        case changes.primary_attribute_value
            when 'Email Address' then 'email'
            when 'Job Title' then 'title'
            when 'Phone Number' then 'phone'
        end,
        replace(changes.primary_attribute_value, ' ', '')
    ), '_', '')) as field,
    changes.old_value,
    changes.new_value,
    changes.activity_date as changed_at,
    coalesce(changes._fivetran_synced, changes.activity_date) as loaded_at
from changes
left join fields on changes.primary_attribute_value_id = fields.id
