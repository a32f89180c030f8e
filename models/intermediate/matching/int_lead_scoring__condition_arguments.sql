-- What a condition's value is compared with, one row an alternative: the parts
-- between `|` of a cell, or the values of a named list.
with conditions as (

    select conditions.*
    from {{ ref('stg_lead_scoring__rule_conditions') }} as conditions
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on
            conditions.rule_table = rules.rule_table
            and conditions.rule_id = rules.rule_id

),

split as (

    select
        rule_table,
        rule_id,
        condition,
        subject,
        property,
        operator,
        value,
        {{ lead_scoring_split_rows('value', '|') }} as part
    from conditions
    where
        operator in (
            'is_one_of', 'contains', 'contains_word', 'starts_with', 'ends_with'
        )

)

select
    rule_table,
    rule_id,
    condition,
    subject,
    property,
    operator,
    lower(trim(part)) as argument
from split
where trim(part) <> ''

union distinct

select
    conditions.rule_table,
    conditions.rule_id,
    conditions.condition,
    conditions.subject,
    conditions.property,
    conditions.operator,
    lists.value as argument
from conditions
inner join {{ ref('stg_lead_scoring__lists') }} as lists
    on lower(conditions.value) = lists.list_name
where conditions.operator in ('in_list', 'not_in_list')

union distinct

select
    rule_table,
    rule_id,
    condition,
    subject,
    property,
    operator,
    case when operator = 'matches' then value else lower(value) end as argument
from conditions
where
    operator in (
        'is', 'is_not', 'matches', 'at_least', 'at_most', 'between', 'is_known',
        'is_unknown'
    )
