{% macro lead_scoring_name_checks() -%}
    {%- set properties = lead_scoring.lead_scoring_signal_columns() -%}
    {%- set checks = [] -%}
    {%- for column, table, holds in [
        ('event', 'behavioral_rules', 'has_unknown_event = 1'),
        (
            'property', 'demographic_rules',
            "lower(property) like 'lead.%' and has_attribute = 0",
        ),
        (
            'property', 'behavioral_rules', "lower(property) not like 'lead.%' "
            ~ "and lower(property) not in ('"
            ~ properties | join("', '") | lower ~ "')",
        ),
        (
            'rule_group', 'behavioral_rules',
            'rule_group is not null and has_group = 0',
        ),
        (
            'scorecard_id', 'behavioral_rules',
            'scorecard_id is not null and has_scorecard = 0',
        ),
    ] -%}
        {%- set columns = lead_scoring.lead_scoring_rule_columns(table) -%}
        {%- set meta = columns.get(
            'attribute' if table == 'demographic_rules' else column, {}
        ) -%}
        {%- do checks.append((
            column, meta.problem or 'is not known',
            (meta.remedy or 'Write another')
            | replace('{properties}', properties | join(', ')),
            holds,
        )) -%}
    {%- endfor -%}
    {{ return(checks) }}
{%- endmacro %}
