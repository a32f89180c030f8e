-- What a rule tests, one row a condition. Condition 0 is the rule's event.
with rule_rows as (

    select * from {{ ref('stg_lead_scoring__rule_rows') }}

),

conditions as (

    select
        rule_table,
        rule_id,
        {{ lead_scoring_try_cast('condition', dbt.type_int()) }} as condition,
        lower(property) as property,
        lower(operator) as operator,
        value
    from rule_rows
    where property is not null

    union all

    select
        rule_table,
        rule_id,
        0 as condition,
        'event_name' as property,
        'is_one_of' as operator,
        event as value
    from rule_rows
    where event is not null

)

select
    rule_table,
    rule_id,
    condition,
    case when property like 'lead.%' then 'lead' else 'event' end as subject,
    case
        when property like 'lead.%' then substr(property, 6) else property
    end as property,
    operator,
    value
from conditions
