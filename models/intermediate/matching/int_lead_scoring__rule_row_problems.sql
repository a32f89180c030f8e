-- What is wrong in the rows of the rule tables.
{% set number = lead_scoring_try_cast('rule_rows.condition', dbt.type_int()) -%}

with rule_rows as (

    select * from {{ ref('stg_lead_scoring__rule_rows') }}

),

names as (

    select
        rule_table,
        rule_id
    from rule_rows
    where rule_table <> 'ignored'

    union all

    select
        'adjustment' as rule_table,
        {{ lead_scoring_text('adjustment_id') }} as rule_id
    from {{ ref('score_adjustments') }}

),

tables_of_names as (

    select
        rule_id,
        count(distinct rule_table) as tables
    from names
    group by rule_id

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

    select
        {{ lead_scoring_text('scorecard_id') }} as scorecard_id,
        {{ lead_scoring_text('rule_group') }} as rule_group,
        lower({{ lead_scoring_text('part') }}) as part
    from {{ ref('rule_groups') }}

),

-- a rule without a scorecard is in every one that has its group
groups_of_rules as (

    select
        rule_rows.rule_table,
        rule_rows.rule_id,
        max(case when rule_groups.part = 'negative' then 1 else 0 end) as takes,
        max(case when rule_groups.part <> 'negative' then 1 else 0 end) as gives
    from rule_rows
    inner join rule_groups
        on
            rule_rows.rule_group = rule_groups.rule_group
            and coalesce(
                rule_rows.scorecard_id, rule_groups.scorecard_id, ''
            ) = coalesce(rule_groups.scorecard_id, rule_rows.scorecard_id, '')
    group by rule_rows.rule_table, rule_rows.rule_id

),

scorecards as (

    select distinct {{ lead_scoring_text('scorecard_id') }} as scorecard_id
    from {{ ref('scorecards') }}

),

looked_up as (

    select
        rule_rows.*,
        tables_of_names.tables,
        groups_of_rules.takes,
        groups_of_rules.gives,
        count(*) over (
            partition by
                rule_rows.rule_table, rule_rows.rule_id, rule_rows.condition
        ) as copies,
        max({{ lead_scoring_sort_text('rule_rows.kind') }}) over (
            partition by rule_rows.rule_table, rule_rows.rule_id
        ) as rule_kind,
        max(case when rule_rows.condition = '1' then 1 else 0 end) over (
            partition by rule_rows.rule_id
        ) as has_first,
        max(case
            when lower(rule_rows.property) not like 'lead.%' then 1 else 0
        end) over (partition by rule_rows.rule_id) as has_property,
        case when unknown_events.rule_id is null then 0 else 1 end
            as has_unknown_event,
        case when attributes.attribute is null then 0 else 1 end
            as has_attribute,
        case
            when attributes.attribute in (
                    select lower(attribute) from {{ ref('attributes') }}
                ) then attributes.data_type
        end as data_type,
        lag({{ number }}) over (
            partition by rule_rows.rule_id order by {{ number }}
        ) as number_before,
        case when groups_of_rules.rule_id is null then 0 else 1 end
            as has_group,
        case when scorecards.scorecard_id is null then 0 else 1 end
            as has_scorecard
    from rule_rows
    left join tables_of_names on rule_rows.rule_id = tables_of_names.rule_id
    left join unknown_events
        on
            rule_rows.rule_table = unknown_events.rule_table
            and rule_rows.rule_id = unknown_events.rule_id
            and rule_rows.event is not null
    left join {{ ref('stg_lead_scoring__attributes') }} as attributes
        on lower(rule_rows.property) = 'lead.' || attributes.attribute
    left join groups_of_rules
        on
            rule_rows.rule_table = groups_of_rules.rule_table
            and rule_rows.rule_id = groups_of_rules.rule_id
    left join scorecards on rule_rows.scorecard_id = scorecards.scorecard_id

)

{{ _lead_scoring_findings(
    'looked_up', 'rule_table', 'rule_id', lead_scoring_rule_checks()
) }}
