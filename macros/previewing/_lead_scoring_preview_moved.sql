{#- The leads whose ledger may differ: a changed rule gives them other points or
    puts them into another group; or all, where groups or limits differ.

    Arguments:
        changed (dict): the names of what differs, by id of node. -#}
{% macro _lead_scoring_preview_moved(changed) -%}
    {%- set live = lead_scoring._lead_scoring_preview_live -%}
    {%- set points = live('int_lead_scoring__rule_points') -%}
    {%- set columns = 'lead_key, counts_from, rule_id, points, capped_points, '
        ~ 'occurrences, newest_day' -%}
    create table lead_scoring_preview.moved as
    {%- if ['stg_lead_scoring__rule_groups', 'stg_lead_scoring__scorecards',
            'int_lead_scoring__adjustments']
        | select('in', changed.values() | list) | list %}
    select distinct lead_key from {{ ref('int_lead_scoring__pairs') }}
    {%- else %}
    with before as (
        select {{ columns }} from {{ points }}
        where rule_id in (from lead_scoring_preview.changed_rules)
    ),

    after as (
        select {{ columns }} from lead_scoring_preview.points_new
    ),

    regrouped as (
        select rules.rule_id
        from {{ ref('int_lead_scoring__rules') }} as rules
        inner join {{ live('int_lead_scoring__rules') }} as live_rules
            on rules.rule_id = live_rules.rule_id
        where
            rules.rule_group is distinct from live_rules.rule_group
            or rules.scorecard_id is distinct from live_rules.scorecard_id
            or rules.kind is distinct from live_rules.kind
    )

    select lead_key from (from before except from after)
    union
    select lead_key from (from after except from before)
    union
    select lead_key from after
    where rule_id in (from regrouped)
    {%- endif %}
{%- endmacro %}
