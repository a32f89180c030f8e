-- What is wrong in the rule tables, one row a finding, in words. Any row fails
-- the build before a mart is touched.
with rule_rows as (

    select * from {{ ref('stg_lead_scoring__rule_rows') }}

),

events as (

    select
        rule_table,
        rule_id,
        lower(trim({{ lead_scoring_split_rows('event', '|') }})) as event_name
    from rule_rows

),

unknown_events as (

    select distinct
        events.rule_table,
        events.rule_id
    from events
    left join {{ ref('stg_lead_scoring__event_kinds') }} as event_kinds
        on events.event_name = event_kinds.event_name
    where event_kinds.event_name is null

),

rule_groups as (

    -- a rule without a scorecard is in every one that has its group
    select
        scorecard_id,
        rule_group
    from {{ ref('stg_lead_scoring__rule_groups') }}

    union

    select
        '' as scorecard_id,
        rule_group
    from {{ ref('stg_lead_scoring__rule_groups') }}

),

looked_up as (

    select
        rule_rows.*,
        count(*) over (
            partition by rule_rows.rule_id, rule_rows.condition
        ) as copies,
        max(case when rule_rows.condition = '1' then 1 else 0 end) over (
            partition by rule_rows.rule_id
        ) as has_first,
        case when unknown_events.rule_id is null then 0 else 1 end
            as has_unknown_event,
        case when attributes.attribute is null then 0 else 1 end
            as has_attribute,
        case when rule_groups.rule_group is null then 0 else 1 end as has_group
    from rule_rows
    left join unknown_events
        on
            rule_rows.rule_table = unknown_events.rule_table
            and rule_rows.rule_id = unknown_events.rule_id
            and rule_rows.event is not null
    left join {{ ref('stg_lead_scoring__attributes') }} as attributes
        on lower(rule_rows.property) = 'lead.' || attributes.attribute
    left join rule_groups
        on
            rule_rows.rule_group = rule_groups.rule_group
            and coalesce(rule_rows.scorecard_id, '') = rule_groups.scorecard_id

),

findings as (

    {% for column, problem, holds in lead_scoring_rule_checks() -%}
    select
        rule_table,
        rule_id,
        condition,
        '{{ column }}' as column_name,
        cast({{ column }} as {{ dbt.type_string() }}) as value,
        '{{ problem }}' as problem
    from looked_up
    where {{ holds }}
    {% if not loop.last %}union all
    {% endif -%}
    {%- endfor %}
)

-- what has no rule_id, such as an ignored page, is known by its content
select distinct
    case rule_table
        when 'disqualification' then 'disqualification_rules.csv'
        when 'ignored' then 'ignored_signals.csv'
        else rule_table || '_rules.csv'
    end as file_name,
    rule_id,
    condition,
    case
        when
            column_name = 'property'
            and rule_table in ('demographic', 'disqualification')
            then 'attribute'
        else column_name
    end as column_name,
    case
        when rule_table in ('demographic', 'disqualification')
            then replace(value, 'lead.', '')
        else value
    end as value,
    problem
from findings
