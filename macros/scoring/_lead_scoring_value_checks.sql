{#- Whether conditions compare with values that the data can have. -#}
{% macro _lead_scoring_value_checks() -%}
    {%- set low, high = dbt.split_part('value', "'|'", 1), dbt.split_part('value', "'|'", 2) -%}
    {%- set steps = {} -%}
    {%- for property in var('lead_scoring_event_properties') if property.bucket -%}
        {%- do steps.update({property.name: property.bucket}) -%}
    {%- endfor -%}
    {%- set is_number = "(data_type = 'number' or lower(property) in ('"
        ~ steps | join("', '") | lower ~ "'))" -%}
    {%- set is_day = "data_type = 'date'" -%}
    {%- set is_ordered = "lower(operator) in ('at_least', 'at_most', 'between') and " -%}
    {%- set is_exact = "(lower(operator) = 'is_one_of' or lower(operator) in "
        ~ "('is', 'is_not') and value not like '%|%') and " -%}
    {%- set number = '-?[0-9]{1,15}([.][0-9]{1,4}0*)?' -%}
    {%- set plain = '0|-?([1-9][0-9]*([.][0-9]{0,3}[1-9])?|0[.][0-9]{0,3}[1-9])' -%}
    {%- set day = '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])' -%}
    {%- set is_no_day = '(' ~ lead_scoring._lead_scoring_not_each(day)
        ~ ' or ' ~ lead_scoring.lead_scoring_try_cast(low, 'date') ~ " is null or "
        ~ "value like '%|%' and " ~ lead_scoring.lead_scoring_try_cast(high, 'date')
        ~ ' is null)' -%}
    {%- set phrased = [
        ('value', 'not_a_number', is_ordered ~ is_number ~ ' and '
            ~ lead_scoring._lead_scoring_not_each(number)),
        ('value', 'not_a_day', is_ordered ~ is_day ~ ' and ' ~ is_no_day),
        ('value', 'neither', is_ordered ~ "coalesce(data_type, '') <> 'text' and not "
            ~ is_number ~ " and coalesce(data_type, '') <> 'date' and ("
            ~ lead_scoring._lead_scoring_uncomparable(low) ~ " or value like '%|%' and "
            ~ lead_scoring._lead_scoring_uncomparable(high) ~ ')'),
        ('value', 'no_plain_number', is_exact ~ is_number ~ ' and '
            ~ lead_scoring._lead_scoring_not_each('(' ~ plain ~ ')?')),
        ('value', 'not_a_day', is_exact ~ is_day ~ ' and ' ~ is_no_day),
        ('value', 'not_email_status', is_exact
            ~ "lower(property) = 'lead.email_status' and "
            ~ lead_scoring._lead_scoring_not_each('(valid|malformed|missing)?')),
        ('value', 'not_true_false', is_exact
            ~ "lower(property) = 'lead.is_own_staff' and "
            ~ lead_scoring._lead_scoring_not_each('(true|false)?')),
        ('value', 'no_alternatives',
            "lower(operator) = 'is' and value like '%|%'"),
        ('value', 'no_alternatives_not',
            "lower(operator) = 'is_not' and value like '%|%'"),
        ('operator', 'ignores_all', "rule_table = 'ignored' and lower(operator) = "
            ~ "'is_known' and lower(property) in ('page_path', 'page_host')"),
        ('value', 'ignores_all', "rule_table = 'ignored' and lower(operator) = "
            ~ "'starts_with' and lower(property) in ('page_path', 'page_host') and "
            ~ lead_scoring.lead_scoring_regexp_found('value', "'(^|[|]) */ *($|[|])'")),
    ] -%}
    {%- set checks = [] -%}
    {%- for column, key, holds in phrased -%}
        {%- set phrase = lead_scoring.lead_scoring_rule_phrase(key) -%}
        {%- do checks.append((column, phrase[0], phrase[1], holds)) -%}
    {%- endfor -%}
    {%- set phrase = lead_scoring.lead_scoring_rule_phrase('between_steps') -%}
    {%- for name, step in steps.items() -%}
        {%- set worded = [] -%}
        {%- for text in phrase -%}
            {%- do worded.append(
                text | replace('{step}', step) | replace('{name}', name | lower)
            ) -%}
        {%- endfor -%}
        {%- do checks.append((
            'value', worded[0], worded[1], "lower(property) = '" ~ name | lower
            ~ "' and (" ~ is_exact ~ 'true or ' ~ is_ordered ~ 'true) and ('
            ~ lead_scoring._lead_scoring_between_steps('value', step) ~ ')',
        )) -%}
    {%- endfor -%}
    {{ return(checks) }}
{%- endmacro %}
