{#- The points of rules in the groups of each scorecard; place 1 has the largest
    magnitude of its group. -#}
{% macro _lead_scoring_scored_rules(scored_leads, rule_points) -%}
    {%- set is_covered = "scored_leads.is_set and rules.kind = 'attribute'" -%}
    select
        rule_points.lead_key,
        rule_points.as_of_date,
        rule_groups.scorecard_id,
        rule_groups.rule_group,
        rule_groups.part,
        rule_groups.dimension,
        rule_points.rule_id,
        cast(rule_points.points as decimal(18, 4)) as points,
        cast(rule_points.capped_points as decimal(18, 4)) as capped_points,
        cast(rule_points.occurrences as {{ dbt.type_bigint() }}) as occurrences,
        rule_points.newest_day,
        rule_groups.combine,
        {{ is_covered }} as is_covered,
        row_number() over (
            partition by
                rule_points.lead_key, rule_points.as_of_date,
                rule_groups.scorecard_id, rule_groups.rule_group
            order by
                case when {{ is_covered }} then 1 else 0 end,
                abs(rule_points.capped_points) desc,
                {{ lead_scoring.lead_scoring_sort_text('rule_points.rule_id') }}
        ) as place
    from {{ rule_points }} as rule_points
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on rule_points.rule_id = rules.rule_id
    inner join {{ ref('stg_lead_scoring__rule_groups') }} as rule_groups
        on
            rules.rule_group = rule_groups.rule_group
            and coalesce(rules.scorecard_id, rule_groups.scorecard_id)
            = rule_groups.scorecard_id
    inner join {{ scored_leads }} as scored_leads
        on
            rule_points.lead_key = scored_leads.lead_key
            and rule_points.as_of_date = scored_leads.as_of_date
            and rule_points.counts_from = scored_leads.counts_from
            and rule_groups.scorecard_id = scored_leads.scorecard_id
{%- endmacro %}
