-- Which condition holds for which value. Distinct values are matched, thousands
-- where leads and events are millions; rules stay data and are never compiled.
with arguments as (

    select * from {{ ref('int_lead_scoring__condition_arguments') }}

),

negations as (

    select conditions.*
    from {{ ref('stg_lead_scoring__rule_conditions') }} as conditions
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on
            conditions.rule_table = rules.rule_table
            and conditions.rule_id = rules.rule_id
    where conditions.operator in ('is_not', 'not_in_list')

),

all_values as (

    select
        'event' as subject,
        property,
        value
    from {{ ref('int_lead_scoring__signal_values') }}

    union distinct

    select
        'lead' as subject,
        property,
        value
    from {{ ref('int_lead_scoring__lead_values') }}

),

found as (

    select
        arguments.rule_table,
        arguments.rule_id,
        arguments.condition,
        arguments.subject,
        arguments.property,
        arguments.operator,
        all_values.value
    from all_values
    inner join arguments
        on
            all_values.subject = arguments.subject
            and all_values.property = arguments.property
            and all_values.value = arguments.argument
    where
        arguments.operator in (
            'is', 'is_not', 'is_one_of', 'in_list', 'not_in_list'
        )

    union distinct

    select
        arguments.rule_table,
        arguments.rule_id,
        arguments.condition,
        arguments.subject,
        arguments.property,
        arguments.operator,
        all_values.value
    from all_values
    inner join arguments
        on
            all_values.subject = arguments.subject
            and all_values.property = arguments.property
    where
        arguments.operator not in (
            'is', 'is_not', 'is_one_of', 'in_list', 'not_in_list'
        )
        and {{ lead_scoring_found_by(
            'arguments.operator', 'all_values.value', 'arguments.argument'
        ) | indent(8) }}

)

select
    rule_table,
    rule_id,
    condition,
    subject,
    property,
    value
from found
where operator not in ('is_not', 'not_in_list')

union all

select
    negations.rule_table,
    negations.rule_id,
    negations.condition,
    negations.subject,
    negations.property,
    all_values.value
from negations
inner join all_values
    on
        negations.subject = all_values.subject
        and negations.property = all_values.property
where
    all_values.value <> ''
    and not exists (
        select 1 from found
        where
            found.rule_table = negations.rule_table
            and found.rule_id = negations.rule_id
            and found.condition = negations.condition
            and found.value = all_values.value
    )
