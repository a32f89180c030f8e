{{ config(enabled='salesforce' in var('lead_scoring_sources')) }}
-- Salesforce keeps no time of an opt-out but the one in its history; without
-- that, it always held. A record is known from its creation: `_fivetran_synced`
-- moves with each sync.
{% set columns = _lead_scoring_salesforce_columns('lead') -%}

with people as (

    select * from {{ ref('base_lead_scoring__salesforce_people') }}

),

opt_outs as (

    select
        record_id,
        max(created_date) as opted_out_at
    from {{ ref('base_lead_scoring__salesforce_changes') }}
    where
        table_name in ('lead', 'contact')
        and field = 'hasoptedoutofemail'
        and lower(new_value) = 'true'
    group by record_id

),

campaigns as (

    select * from {{ ref('base_lead_scoring__salesforce_campaigns') }}

)

select
    'salesforce' as source_system,
    people.id as source_record_id,
    people._fivetran_synced as loaded_at,
    people.created_date as known_at,
    'salesforce:' || people.id as lead_id,
    case
        when people.company_id is not null
            then 'salesforce:' || people.company_id
        when {{ _lead_scoring_salesforce_has_company() }}
            then 'salesforce:lead:' || people.id
    end as company_id,
    {%- for name in columns
        if name not in ['company_id', 'campaign', 'opted_out_at'] %}
    people.{{ name }},
    {%- endfor %}
    coalesce(people.campaign, campaigns.campaign) as campaign,
    people.created_date as created_at,
    people.is_deleted,
    'salesforce:' || people.merged_into_id as merged_into_lead_id,
    coalesce(
        people.opted_out_at,
        case
            when people.has_opted_out_of_email
                then {{ dbt.cast(
                    "coalesce(opt_outs.opted_out_at, people.created_date, "
                    ~ "timestamp '1900-01-01')",
                    dbt.type_string()
                ) }}
        end
    ) as opted_out_at
from people
left join opt_outs on people.id = opt_outs.record_id
left join campaigns on people.id = campaigns.person_id
