-- The rows of all rule tables in one shape, still text: what is typed and what
-- is wrong with it both start from here.
{% set settings = [
    'rule_id', 'condition', 'scorecard_id', 'rule_group', 'event', 'property',
    'operator', 'value', 'points', 'count_as', 'at_least', 'at_most',
    'within_days', 'max_points', 'decay', 'decay_days', 'decay_percent',
    'valid_from', 'valid_to', 'is_active', 'reason',
] -%}

with demographic as (

    select
        'demographic' as rule_table,
        case
            when {{ lead_scoring_text('condition') }} = '1' then 'attribute'
        end as kind,
        'lead.' || trim(attribute) as property,
        *
    from {{ ref('demographic_rules') }}

),

behavioral as (

    select
        'behavioral' as rule_table,
        case
            when {{ lead_scoring_text('condition') }} = '1' then 'event'
        end as kind,
        *
    from {{ ref('behavioral_rules') }}

),

negative as (

    select
        'negative' as rule_table,
        *
    from {{ ref('negative_rules') }}

),

disqualification as (

    select
        'disqualification' as rule_table,
        case
            when {{ lead_scoring_text('condition') }} = '1' then 'attribute'
        end as kind,
        'lead.' || trim(attribute) as property,
        *
    from {{ ref('disqualification_rules') }}

),

ignored as (

    select
        'ignored' as rule_table,
        'event' as kind,
        coalesce(event, '') || ' ' || coalesce(property, '') || ' '
        || coalesce(operator, '') || ' ' || coalesce(value, '') as rule_id,
        '1' as condition,
        *
    from {{ ref('ignored_signals') }}

)

{% set missing = {
    'demographic': [
        'event', 'count_as', 'at_least', 'at_most', 'within_days', 'max_points',
        'decay', 'decay_days', 'decay_percent',
    ],
    'behavioral': [],
    'negative': [],
    'disqualification': [
        'rule_group', 'event', 'points', 'count_as', 'at_least', 'at_most',
        'within_days', 'max_points', 'decay', 'decay_days', 'decay_percent',
    ],
    'ignored': [
        'scorecard_id', 'rule_group', 'points', 'count_as', 'at_least',
        'at_most', 'within_days', 'max_points', 'decay', 'decay_days',
        'decay_percent', 'valid_from', 'valid_to',
    ],
} -%}
{% for rule_table, absent in missing.items() -%}
select
    rule_table,
    lower({{ lead_scoring_text('kind') }}) as kind,
    {%- for column in settings %}
    {% if column in absent -%}
    cast(null as {{ dbt.type_string() }})
    {%- else -%}
    {{ lead_scoring_text(column) }}
    {%- endif %} as {{ column }}{% if not loop.last %},{% endif %}
    {%- endfor %}
from {{ rule_table }}
{% if not loop.last %}union all
{% endif %}
{%- endfor %}
