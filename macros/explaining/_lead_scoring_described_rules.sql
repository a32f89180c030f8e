{#- What the rule tables say: rows by name. -#}
{% macro _lead_scoring_described_rules() -%}
    {%- set described = {} -%}
    {%- for name, query in {
        'problems': 'select * from ' ~ ref('int_lead_scoring__rule_problems'),
        'scorecards': 'select * from ' ~ ref('stg_lead_scoring__scorecards')
            ~ ' order by is_primary desc, scorecard_id',
        'groups': 'select * from ' ~ ref('stg_lead_scoring__rule_groups')
            ~ ' order by rule_group',
        'tiers': 'select * from ' ~ ref('stg_lead_scoring__tiers')
            ~ ' order by min_score desc',
        'grades': 'select * from ' ~ ref('stg_lead_scoring__grades')
            ~ ' order by dimension desc, min_points desc',
        'attributes': 'select * from ' ~ ref('stg_lead_scoring__attributes')
            ~ ' order by attribute',
        'event_kinds': 'select * from ' ~ ref('stg_lead_scoring__event_kinds')
            ~ ' order by event_name',
        'rules': 'select * from ' ~ ref('stg_lead_scoring__rules')
            ~ ' order by abs(points) desc, rule_id',
        'conditions': 'select * from ' ~ ref('stg_lead_scoring__rule_conditions')
            ~ ' order by rule_id, condition',
        'lists': 'select list_name, count(*) as entries, min(value) as first'
            ~ ' from ' ~ ref('stg_lead_scoring__lists')
            ~ ' group by list_name order by list_name',
    }.items() -%}
        {%- do described.update({name: lead_scoring._lead_scoring_rows(query)}) -%}
    {%- endfor -%}
    {{ return(described) }}
{%- endmacro %}
