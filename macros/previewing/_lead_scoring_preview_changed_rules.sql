{#- The rules whose points may differ: what they say does, or what meets their
    conditions. Where adjustments differ, it is all rules.

    Arguments:
        changed (dict): the names of what differs, by id of node. -#}
{% macro _lead_scoring_preview_changed_rules(changed) -%}
    {%- set rules = 'int_lead_scoring__rules' -%}
    {%- set signals = 'int_lead_scoring__scored_signals' -%}
    create table lead_scoring_preview.changed_rules as
    with differing as (
        {%- for name, columns in {
            rules: '* exclude (reason)',
            'int_lead_scoring__matches': 'rule_id, subject, property, value',
            signals: 'rule_id, signal_key, effect',
        }.items() %}
        {%- set live = lead_scoring._lead_scoring_preview_live(name) %}
        select rule_id from (
            (select {{ columns }} from {{ ref(name) }}
            except select {{ columns }} from {{ live }})
            union all
            (select {{ columns }} from {{ live }}
            except select {{ columns }} from {{ ref(name) }})
        )
        {{ 'union' if not loop.last }}
        {%- endfor %}
    )

    select rule_id from differing where rule_id is not null

    union

    -- the clock of silence starts at any engagement
    select rule_id from {{ ref(rules) }}
    where
        kind = 'inactivity' and event_conditions = 0
        and exists (select 1 from differing where rule_id is null)

    {%- if 'int_lead_scoring__adjustments' in changed.values() %}
    union
    select rule_id from {{ ref(rules) }}
    union
    select rule_id from {{ lead_scoring._lead_scoring_preview_live(rules) }}
    {%- endif %}
{%- endmacro %}
