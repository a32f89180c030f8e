{% macro lead_scoring_rule_checks() -%}
    {%- set words = {
        'kind': ['attribute', 'event', 'inactivity', 'unopened'],
        'operator': [
            'is', 'is_not', 'is_one_of', 'contains', 'contains_word',
            'starts_with', 'ends_with', 'matches', 'at_least', 'at_most',
            'between', 'is_known', 'is_unknown', 'in_list', 'not_in_list',
        ],
        'count_as': ['every_time', 'once_per_day', 'once'],
        'decay': ['half_life', 'linear', 'percent', 'none'],
        'is_active': ['true', 'false'],
    } -%}
    {%- set scored = "rule_table not in ('disqualification', 'ignored')" -%}
    {%- set properties = lead_scoring.lead_scoring_signal_columns() -%}
    {%- set lists = var('lead_scoring_lists') -%}
    {%- set checks = [
        ('rule_id', 'is empty: give the rule a name', 'rule_id is null'),
        ('rule_id', 'stands twice with this condition', 'copies > 1'),
        (
            'rule_id', 'has no condition 1, which carries its points',
            'has_first = 0',
        ),
        (
            'condition', 'is no whole number: write 1 for the rule, 2, 3 ... for '
            ~ 'further conditions',
            'condition is null or not ' ~ lead_scoring._lead_scoring_like_count('condition'),
        ),
        (
            'points', 'is missing',
            "condition = '1' and points is null and " ~ scored,
        ),
        (
            'points', 'is positive in the table of negative rules',
            "rule_table = 'negative' and points not like '-%'",
        ),
        (
            'points',
            'is negative: rules that take points are in negative_rules.csv',
            "rule_table in ('demographic', 'behavioral') and points like '-%'",
        ),
        (
            'points', 'is nothing',
            lead_scoring.lead_scoring_regexp_found('points', "'^-?[0.]+$'"),
        ),
        (
            'reason', 'is missing: say in words what the points are for',
            "condition = '1' and reason is null and rule_table <> 'ignored'",
        ),
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
            'property is not null and operator is null',
        ),
        (
            'value', 'is missing',
            "operator not in ('is_known', 'is_unknown') and value is null",
        ),
        (
            'event', 'is missing',
            "condition = '1' and kind in ('event', 'unopened') and event is null"
            ~ ' and property is null',
        ),
        ('event', 'is no event of event_kinds.csv', 'has_unknown_event = 1'),
        (
            'property', 'is missing',
            "kind = 'attribute' and property is null",
        ),
        (
            'property', 'is no attribute: neither in attributes.csv nor in the var '
            ~ 'lead_scoring_lead_attributes',
            "property like 'lead.%' and has_attribute = 0",
        ),
        (
            'property', 'is no property of an event: write '
            ~ properties | join(', ') ~ ' or lead.<attribute>',
            "property not like 'lead.%' and property not in ('"
            ~ properties | join("', '") ~ "')",
        ),
        (
            'value', 'is no list: write ' ~ lists | join(', '),
            "operator in ('in_list', 'not_in_list') and lower(value) not in ('"
            ~ lists | join("', '") | lower ~ "')",
        ),
        (
            'rule_group', 'is no group of rule_groups.csv for this scorecard',
            "condition = '1' and has_group = 0 and " ~ scored,
        ),
    ] -%}
    {%- for column in ['points', 'max_points', 'decay_percent'] -%}
        {%- do checks.append((
            column, 'is no number with at most two decimals',
            'not ' ~ lead_scoring.lead_scoring_regexp_found(
                column, "'^-?[0-9]+([.][0-9]{1,2})?$'"
            ),
        )) -%}
    {%- endfor -%}
    {%- for column in ['at_least', 'at_most', 'within_days', 'decay_days'] -%}
        {%- do checks.append((
            column, 'is no whole number above zero',
            'not ' ~ lead_scoring._lead_scoring_like_count(column),
        )) -%}
    {%- endfor -%}
    {%- for column in ['valid_from', 'valid_to'] -%}
        {%- do checks.append((
            column, 'is no day: write it as YYYY-MM-DD',
            column ~ ' is not null and not ('
            ~ lead_scoring.lead_scoring_regexp_found(
                column, "'^[0-9]{4}-[0-9]{2}-[0-9]{2}$'"
            ) ~ ' and '
            ~ lead_scoring.lead_scoring_try_cast(column, 'date')
            ~ ' is not null)',
        )) -%}
    {%- endfor -%}
    {%- for column, allowed in words.items() -%}
        {%- do checks.append((
            column, 'is not one of ' ~ allowed | join(', '),
            'lower(' ~ column ~ ") not in ('" ~ allowed | join("', '") ~ "')",
        )) -%}
    {%- endfor -%}
    {{ return(checks) }}
{%- endmacro %}
