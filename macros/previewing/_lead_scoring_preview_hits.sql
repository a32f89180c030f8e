{#- How many leads each changed rule hits on the as-of date, how often, and what it
    gives, before and after; a rule that disqualifies hits whom it disqualifies. -#}
{% macro _lead_scoring_preview_hits() -%}
    {%- set live = lead_scoring._lead_scoring_preview_live -%}
    with hits as (
        {%- for side, points, satisfied in [
            ('before', live('int_lead_scoring__rule_points'),
             live('int_lead_scoring__satisfied_rules')),
            ('after', 'lead_scoring_preview.points_new',
             'lead_scoring_preview.satisfied_new'),
        ] %}
        select
            '{{ side }}' as side,
            rule_id,
            count(distinct lead_key) as leads,
            sum(occurrences) as occurrences,
            sum(capped_points) as points
        from {{ points }}
        where rule_id in (from lead_scoring_preview.changed_rules)
        group by rule_id

        union all

        select
            '{{ side }}' as side,
            rule_id,
            count(distinct lead_key) as leads,
            null as occurrences,
            null as points
        from {{ satisfied }}
        where
            rule_id in (from lead_scoring_preview.changed_rules)
            and rule_table = 'disqualification'
        group by rule_id
        {{ 'union all' if not loop.last }}
        {%- endfor %}
    )

    select
        changed_rules.rule_id
        {%- for side in ['before', 'after'] %},
        coalesce(sum(leads) filter (where side = '{{ side }}'), 0)
            as leads_{{ side }},
        sum(occurrences) filter (where side = '{{ side }}')
            as occurrences_{{ side }},
        sum(points) filter (where side = '{{ side }}') as points_{{ side }}
        {%- endfor %}
    from lead_scoring_preview.changed_rules
    left join hits on changed_rules.rule_id = hits.rule_id
    group by changed_rules.rule_id
    order by changed_rules.rule_id
{%- endmacro %}
