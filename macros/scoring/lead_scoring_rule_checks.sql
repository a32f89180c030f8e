{% macro lead_scoring_rule_checks() -%}
    {%- set tables = {
        'demographic': 'demographic_rules', 'behavioral': 'behavioral_rules',
        'negative': 'negative_rules',
        'disqualification': 'disqualification_rules',
        'ignored': 'ignored_signals',
    } -%}
    {#- what the rows of all rule tables have; an attribute is a property there -#}
    {%- set shape = [
        'rule_id', 'condition', 'kind', 'event', 'attribute', 'property',
        'operator', 'value', 'rule_group', 'points', 'count_as', 'at_least',
        'at_most', 'within_days', 'max_points', 'decay', 'decay_days',
        'decay_percent', 'valid_from', 'valid_to', 'is_active', 'reason',
    ] -%}
    {%- set lists = lead_scoring._lead_scoring_listed('lead_scoring_lists') -%}
    {%- set low, high = dbt.split_part('value', "'|'", 1), dbt.split_part('value', "'|'", 2) -%}
    {%- set is_ordered = "lower(operator) in ('at_least', 'at_most', 'between')" -%}
    {%- set useless = {
        'attribute': [
            'event', 'count_as', 'at_least', 'at_most', 'within_days',
            'max_points', 'decay', 'decay_days', 'decay_percent',
        ],
        'inactivity': [
            'count_as', 'at_least', 'at_most', 'decay', 'decay_days',
            'decay_percent',
        ],
        'unopened': [
            'count_as', 'at_most', 'max_points', 'decay', 'decay_days',
            'decay_percent',
        ],
    } -%}
    {%- set checks, worded = [], [] -%}
    {%- for rule_table, table in tables.items() -%}
        {%- for column, problem, remedy, holds
            in lead_scoring.lead_scoring_cell_checks(table)
            if column in shape -%}
            {%- set is_attribute = column == 'attribute' -%}
            {%- do checks.append((
                'property' if is_attribute else column, problem, remedy,
                "rule_table = '" ~ rule_table ~ "' and ("
                ~ ('property is null' if is_attribute else holds) ~ ')',
            )) -%}
        {%- endfor -%}
        {%- for column, meta in lead_scoring.lead_scoring_rule_columns(table).items()
            if meta.of_rule -%}
            {%- do worded.append((
                column, 'of_rule', "rule_table = '" ~ rule_table
                ~ "' and condition <> '1' and " ~ column ~ ' is not null',
            )) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for kind, columns in useless.items() -%}
        {%- for column in columns -%}
            {%- do worded.append((
                column, 'of_another_kind',
                "kind = '" ~ kind ~ "' and " ~ column ~ ' is not null',
            )) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- do worded.extend([
        ('rule_id', 'twice', 'copies > 1'),
        ('rule_id', 'in_two_tables', 'tables > 1'),
        ('rule_id', 'no_first', 'has_first = 0'),
        ('condition', 'gap', 'has_first = 1 and number_before + 1 < '
            ~ lead_scoring.lead_scoring_try_cast('condition', dbt.type_int())),
        ('points', 'not_negative', "rule_table = 'negative' and points not like '-%'"),
        (
            'points', 'not_positive',
            "rule_table in ('demographic', 'behavioral') and points like '-%'",
        ),
        (
            'points', 'no_points',
            lead_scoring.lead_scoring_regexp_found('points', "'^-?[0.]+$'"),
        ),
        (
            'decay_days', 'decay_needs_it', "lower(decay) in ('half_life', "
            ~ "'linear', 'percent', 'compound') and decay_days is null",
        ),
        (
            'decay_percent', 'decay_needs_it',
            "lower(decay) in ('percent', 'compound') and decay_percent is null",
        ),
        ('decay_percent', 'over_100', lead_scoring.lead_scoring_try_cast(
            'decay_percent', 'decimal(18, 4)') ~ ' > 100'),
        ('within_days', 'no_period', "kind = 'inactivity' and within_days is null"),
        ('at_least', 'never_so_many', lead_scoring.lead_scoring_try_cast(
            'at_least', dbt.type_int()) ~ ' > '
            ~ lead_scoring.lead_scoring_try_cast('at_most', dbt.type_int())),
        ('max_points', 'ceiling_of_counted', "kind = 'event' and max_points is "
            ~ 'not null and coalesce(at_least, at_most) is not null'),
        ('valid_from', 'ends_before', lead_scoring.lead_scoring_try_cast(
            'valid_from', 'date') ~ ' > '
            ~ lead_scoring.lead_scoring_try_cast('valid_to', 'date')),
        ('operator', 'no_operator', 'property is not null and operator is null'),
        ('operator', 'tests_nothing', 'property is null and operator is not null'),
        ('value', 'tests_nothing', 'coalesce(property, operator) is null'
            ~ ' and value is not null'),
        ('operator', 'not_of_text', "data_type = 'text' and " ~ is_ordered),
        (
            'value', 'no_value',
            "lower(operator) not in ('is_known', 'is_unknown') and value is null",
        ),
        (
            'value', 'not_looked_at',
            "lower(operator) in ('is_known', 'is_unknown') and value is not null",
        ),
        ('value', 'not_two_bounds', "lower(operator) = 'between' and (value not "
            ~ "like '%|%' or value like '%|%|%')"),
        ('value', 'bounds_swapped', "lower(operator) = 'between' and "
            ~ lead_scoring._lead_scoring_compare(low, '>', high)),
        ('value', 'no_pattern', "lower(operator) = 'matches' and "
            ~ lead_scoring._lead_scoring_no_pattern('value')),
        ('value', 'no_list', "lower(operator) in ('in_list', 'not_in_list') and "
            ~ "lower(value) not in ('" ~ lists | join("', '") | lower ~ "')"),
        (
            'event', 'no_event',
            "condition = '1' and kind in ('event', 'unopened') and event is null"
            ~ " and (kind = 'unopened' or has_property = 0)",
        ),
        ('property', 'no_property', "property is null and (kind = 'attribute' or "
            ~ "condition <> '1' and coalesce(operator, value) is null)"),
        (
            'property', 'not_of_event',
            "rule_table = 'ignored' and lower(property) like 'lead.%'",
        ),
        (
            'property', 'not_of_lead',
            "rule_kind = 'attribute' and lower(property) not like 'lead.%'",
        ),
        ('rule_group', 'group_takes_none', "rule_table = 'negative' and gives = 1"),
        (
            'rule_group', 'group_gives_none',
            "rule_table in ('demographic', 'behavioral') and takes = 1",
        ),
    ]) -%}
    {%- for column, key, holds in worded -%}
        {%- set phrase = lead_scoring.lead_scoring_rule_phrase(key) -%}
        {%- do checks.append((
            column, phrase[0], phrase[1] | replace('{lists}', lists | join(', ')),
            holds,
        )) -%}
    {%- endfor -%}
    {%- do checks.extend(lead_scoring.lead_scoring_name_checks()) -%}
    {%- do checks.extend(lead_scoring._lead_scoring_value_checks()) -%}
    {{ return(checks) }}
{%- endmacro %}
