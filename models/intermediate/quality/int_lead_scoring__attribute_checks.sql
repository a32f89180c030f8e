-- Of how many leads the attributes that rules compare are unknown. Rules that
-- ask whether a value is known are no reason to expect one.
with used_attributes as (

    select distinct conditions.property
    from {{ ref('stg_lead_scoring__rule_conditions') }} as conditions
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on
            conditions.rule_table = rules.rule_table
            and conditions.rule_id = rules.rule_id
    inner join {{ ref('int_lead_scoring__as_of') }} as as_of
        on as_of.as_of_date between rules.valid_from and rules.valid_to
    where
        conditions.subject = 'lead'
        and conditions.operator not in ('is_known', 'is_unknown')

),

leads as (

    select
        lead_key,
        as_of_at
    from {{ ref('int_lead_scoring__pairs') }}
    where counts_from = date '1900-01-01'

),

known as (

    select
        lead_values.property,
        count(*) as leads
    from {{ ref('int_lead_scoring__lead_values') }} as lead_values
    inner join used_attributes
        on lead_values.property = used_attributes.property
    inner join leads
        on
            lead_values.lead_key = leads.lead_key
            and lead_values.known_from <= leads.as_of_at
            and lead_values.known_to > leads.as_of_at
    where lead_values.value <> ''
    group by lead_values.property

),

total as (

    select count(*) as leads from leads

)

select
    'unknown_values' as check_name,
    used_attributes.property as subject,
    total.leads - coalesce(known.leads, 0) as value,
    total.leads as out_of
from used_attributes
cross join total
left join known on used_attributes.property = known.property
