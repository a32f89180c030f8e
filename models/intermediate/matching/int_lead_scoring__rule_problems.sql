-- What is wrong in the rule tables, one row a finding, in words. Any row fails
-- the build before a mart is touched.
{% set is_number = "'^-?[0-9]+([.][0-9]{1,2})?$'" -%}
{% set is_count = "'^[1-9][0-9]*$'" -%}
{% set is_day = "'^[0-9]{4}-[0-9]{2}-[0-9]{2}$'" -%}
{% set operators = [
    'is', 'is_not', 'is_one_of', 'contains', 'contains_word', 'starts_with',
    'ends_with', 'matches', 'at_least', 'at_most', 'between', 'is_known',
    'is_unknown', 'in_list', 'not_in_list',
] -%}
{% set words = {
    'kind': ['attribute', 'event', 'inactivity', 'unopened'],
    'operator': operators,
    'count_as': ['every_time', 'once_per_day', 'once'],
    'decay': ['half_life', 'linear', 'percent', 'none'],
    'is_active': ['true', 'false'],
} -%}
{% set checks = [
    ('rule_id', 'is empty: give the rule a name', 'rule_id is null'),
    (
        'condition', 'is no whole number: write 1 for the rule, 2, 3 ... for '
        ~ 'further conditions',
        'condition is null or not '
        ~ lead_scoring_regexp_found('condition', is_count),
    ),
    (
        'points', 'is missing',
        "condition = '1' and points is null"
        ~ " and rule_table not in ('disqualification', 'ignored')",
    ),
    (
        'points', 'is positive in the table of negative rules',
        "rule_table = 'negative' and points not like '-%'",
    ),
    (
        'points', 'is negative: rules that take points are in negative_rules.csv',
        "rule_table in ('demographic', 'behavioral') and points like '-%'",
    ),
    (
        'reason', 'is missing: say in words what the points are for',
        "condition = '1' and reason is null and rule_table <> 'ignored'",
    ),
    ('points', 'is nothing', lead_scoring_regexp_found('points', "'^-?[0.]+$'")),
    (
        'decay_days', 'is missing: the decay needs it',
        "decay in ('half_life', 'linear', 'percent') and decay_days is null",
    ),
    (
        'decay_percent', 'is missing: the decay needs it',
        "decay = 'percent' and decay_percent is null",
    ),
    (
        'within_days', 'is missing: the days of a period',
        "kind = 'inactivity' and within_days is null",
    ),
    (
        'operator', 'is missing',
        "property is not null and operator is null",
    ),
    (
        'value', 'is missing',
        "operator is not null and operator not in ('is_known', 'is_unknown')"
        ~ ' and value is null',
    ),
    (
        'event', 'is missing',
        "condition = '1' and kind in ('event', 'unopened') and event is null"
        ~ ' and property is null',
    ),
    (
        'property', 'is missing',
        "kind = 'attribute' and property is null",
    ),
] -%}

with rule_rows as (

    select * from {{ ref('stg_lead_scoring__rule_rows') }}

),

conditions as (

    select * from {{ ref('stg_lead_scoring__rule_conditions') }}

),

findings as (

    {% for column, problem, holds in checks -%}
    select
        rule_table,
        rule_id,
        condition,
        '{{ column }}' as column_name,
        {{ column }} as value,
        '{{ problem }}' as problem
    from rule_rows
    where {{ holds }}

    union all

    {% endfor -%}
    {% for column in ['points', 'max_points', 'decay_percent'] -%}
    select
        rule_table,
        rule_id,
        condition,
        '{{ column }}' as column_name,
        {{ column }} as value,
        'is no number with at most two decimals' as problem
    from rule_rows
    where not {{ lead_scoring_regexp_found(column, is_number) }}

    union all

    {% endfor -%}
    {% for column in ['at_least', 'at_most', 'within_days', 'decay_days'] -%}
    select
        rule_table,
        rule_id,
        condition,
        '{{ column }}' as column_name,
        {{ column }} as value,
        'is no whole number above zero' as problem
    from rule_rows
    where not {{ lead_scoring_regexp_found(column, is_count) }}

    union all

    {% endfor -%}
    {% for column in ['valid_from', 'valid_to'] -%}
    select
        rule_table,
        rule_id,
        condition,
        '{{ column }}' as column_name,
        {{ column }} as value,
        'is no day: write it as YYYY-MM-DD' as problem
    from rule_rows
    where
        {{ column }} is not null
        and (
            not {{ lead_scoring_regexp_found(column, is_day) }}
            or {{ lead_scoring_try_cast(column, 'date') }} is null
        )

    union all

    {% endfor -%}
    {% for column, allowed in words.items() -%}
    select
        rule_table,
        rule_id,
        condition,
        '{{ column }}' as column_name,
        {{ column }} as value,
        'is not one of {{ allowed | join(", ") }}' as problem
    from rule_rows
    where lower({{ column }}) not in ('{{ allowed | join("', '") }}')

    union all

    {% endfor -%}
    select
        rule_table,
        rule_id,
        cast(condition as {{ dbt.type_string() }}) as condition,
        'property' as column_name,
        'lead.' || property as value,
        'is no attribute of attributes.csv' as problem
    from conditions
    where
        subject = 'lead'
        and not exists (
            select 1
            from {{ ref('stg_lead_scoring__attributes') }} as attributes
            where attributes.attribute = conditions.property
        )

    union all

    select
        rule_table,
        rule_id,
        cast(condition as {{ dbt.type_string() }}) as condition,
        'property' as column_name,
        property as value,
        'is no property of an event: '
        || '{{ lead_scoring_signal_columns() | join(", ") }}' as problem
    from conditions
    where
        subject = 'event'
        and property not in ('{{ lead_scoring_signal_columns() | join("', '") }}')

    union all

    select
        rule_table,
        rule_id,
        cast(condition as {{ dbt.type_string() }}) as condition,
        'value' as column_name,
        value,
        'is no list of the var lead_scoring_lists' as problem
    from conditions
    where
        operator in ('in_list', 'not_in_list')
        and lower(value) not in (
            '{{ var("lead_scoring_lists") | join("', '") | lower }}'
        )

    union all

    select
        events.rule_table,
        events.rule_id,
        '1' as condition,
        'event' as column_name,
        events.event as value,
        'is no event of event_kinds.csv' as problem
    from (
        select
            rule_table,
            rule_id,
            lower(trim({{ lead_scoring_split_rows('event', '|') }})) as event
        from rule_rows
    ) as events
    where not exists (
        select 1
        from {{ ref('stg_lead_scoring__event_kinds') }} as event_kinds
        where event_kinds.event_name = events.event
    )

    union all

    select
        rule_table,
        rule_id,
        condition,
        'rule_group' as column_name,
        rule_group as value,
        'is no group of rule_groups.csv for this scorecard' as problem
    from rule_rows
    where
        condition = '1'
        and rule_table not in ('disqualification', 'ignored')
        and not exists (
            select 1
            from {{ ref('stg_lead_scoring__rule_groups') }} as rule_groups
            where
                rule_groups.rule_group = rule_rows.rule_group
                and rule_groups.scorecard_id
                = coalesce(rule_rows.scorecard_id, rule_groups.scorecard_id)
        )

    union all

    select
        min(rule_table) as rule_table,
        rule_id,
        condition,
        'rule_id' as column_name,
        rule_id as value,
        'stands twice with this condition' as problem
    from rule_rows
    group by rule_id, condition
    having count(*) > 1

    union all

    select
        min(rule_table) as rule_table,
        rule_id,
        min(condition) as condition,
        'rule_id' as column_name,
        rule_id as value,
        'has no condition 1, which carries its points' as problem
    from rule_rows
    group by rule_id
    having min(case when condition = '1' then 0 else 1 end) = 1

)

select
    case rule_table
        when 'disqualification' then 'disqualification_rules.csv'
        when 'ignored' then 'ignored_signals.csv'
        else rule_table || '_rules.csv'
    end as file_name,
    rule_id,
    condition,
    column_name,
    value,
    problem
from findings
