{% macro lead_scoring_scorecard_findings(tables, grains) -%}
    {%- set selects = [] -%}
    {%- for table, columns in tables.items() -%}
        {%- set checks = [] -%}
        {%- for check in lead_scoring.lead_scoring_cell_checks(table)
            if check[0] in columns -%}
            {%- do checks.append(check) -%}
        {%- endfor -%}
        {%- if table in grains -%}
            {%- set phrase = lead_scoring.lead_scoring_rule_phrase('row_twice') -%}
            {%- set column = grains[table] | last -%}
            {%- do checks.append((
                column, phrase[0], phrase[1], 'copies > 1 and ' ~ column ~ ' is not null',
            )) -%}
        {%- endif -%}
        {%- if 'scorecard_id' in columns and table != 'scorecards' -%}
            {%- do checks.append((
                'scorecard_id', 'is no scorecard of scorecards.csv',
                'Write the name of one', 'scorecard_id is not null and scorecard_id '
                ~ 'not in (select scorecard_id from scorecards_rows where '
                ~ 'scorecard_id is not null)',
            )) -%}
        {%- endif -%}
        {%- do selects.append((table ~ '_rows', "'" ~ table ~ "'", columns[0], checks)) -%}
    {%- endfor -%}
    {%- for relation, file_name, name, column, key, holds in [
        (
            'tiers_rows', "'tiers'", 'tier', 'tier', 'tier_disqualified',
            "lower(tier) = 'disqualified'",
        ),
        (
            'own_staff_rows', "'own_staff'", 'value', 'value', 'no_domain',
            "lower(kind) = 'email_domain' and value like '%@%'",
        ),
        (
            'own_staff_rows', "'own_staff'", 'value', 'value', 'no_address',
            "lower(kind) = 'email' and value not like '%@%'",
        ),
        (
            'bot_agents_rows', "'bot_agents'", 'pattern', 'pattern',
            'is_in_all_agents', 'length(pattern) < 3',
        ),
        (
            'bot_agents_rows', "'bot_agents'", 'pattern', 'pattern',
            'no_wildcard', "pattern like '%*%'",
        ),
        (
            'attributes_rows', "'attributes'", 'attribute', 'attribute',
            'no_such_attribute', "lower(attribute) not in ('"
            ~ lead_scoring.lead_scoring_attributes() | join("', '") | lower ~ "')",
        ),
        (
            'attributes_rows', "'attributes'", 'attribute', 'attribute',
            'attribute_twice', "lower(attribute) in ('" ~ lead_scoring._lead_scoring_listed(
                'lead_scoring_lead_attributes') | join("', '") | lower ~ "')",
        ),
        (
            'rule_groups_rows', "'rule_groups'", 'rule_group', 'min_points',
            'limits_swapped', lead_scoring.lead_scoring_try_cast(
                'min_points', 'decimal(18, 4)') ~ ' > '
            ~ lead_scoring.lead_scoring_try_cast('max_points', 'decimal(18, 4)'),
        ),
        (
            'scorecards_rows', "'scorecards'", 'scorecard_id', 'min_score',
            'limits_swapped', lead_scoring.lead_scoring_try_cast(
                'min_score', 'decimal(18, 4)') ~ ' > '
            ~ lead_scoring.lead_scoring_try_cast('max_score', 'decimal(18, 4)'),
        ),
        (
            'score_adjustments_rows', "'score_adjustments'", 'adjustment_id',
            'effective_from', 'adjustment_ends_before',
            lead_scoring.lead_scoring_try_cast('effective_from', 'date') ~ ' > '
            ~ lead_scoring.lead_scoring_try_cast('effective_to', 'date'),
        ),
        (
            'primaries', 'file_name', 'scorecard_id', 'is_primary', 'no_primary',
            'scorecards = 0',
        ),
        (
            'primaries', 'file_name', 'scorecard_id', 'is_primary', 'two_primary',
            'scorecards > 1',
        ),
        (
            'bounds', 'file_name', 'name', 'min_score', 'tier_bound_twice',
            "is_double and dimension = 'tier'",
        ),
        (
            'bounds', 'file_name', 'name', 'min_points', 'grade_bound_twice',
            "is_double and dimension <> 'tier'",
        ),
        (
            'bounds', 'file_name', 'name', 'min_score', 'tier_gap',
            "leaves_gap and dimension = 'tier'",
        ),
        (
            'bounds', 'file_name', 'name', 'min_points', 'grade_gap',
            "leaves_gap and dimension <> 'tier'",
        ),
        (
            'bare', 'file_name', 'scorecard_id', 'scorecard_id', 'no_tiers',
            'true',
        ),
    ] -%}
        {%- set phrase = lead_scoring.lead_scoring_rule_phrase(key) -%}
        {%- do selects.append(
            (relation, file_name, name, [(column, phrase[0], phrase[1], holds)])
        ) -%}
    {%- endfor -%}
    {%- for relation, file_name, name, checks in selects if checks %}
    {{ lead_scoring._lead_scoring_findings(relation, file_name, name, checks) }}
    {%- if not loop.last %}

    union all
    {% endif -%}
    {%- endfor %}
{%- endmacro %}
