{#- Whether a pattern operator finds its argument in a value. Text is compared in
    lower case; an unknown value ('') is found by is_unknown alone.

    Arguments (str, columns or expressions):
        operator, value (lower case), argument (lower case; a pattern as is). -#}
{% macro lead_scoring_found_by(operator, value, argument) -%}
    {%- set number = 'decimal(38, 4)' -%}
    {%- set low = dbt.split_part(argument, "'|'", 1) -%}
    {%- set high = dbt.split_part(argument, "'|'", 2) -%}
    case
        when {{ operator }} = 'is_unknown' then {{ value }} = ''
        when {{ value }} = '' then false
        when {{ operator }} = 'is_known' then true
        when {{ operator }} = 'contains'
            then {{ dbt.position(argument, value) }} > 0
        when {{ operator }} = 'contains_word'
            then {{ dbt.position(
                lead_scoring_words(argument), lead_scoring_words(value)
            ) }} > 0
        when {{ operator }} = 'starts_with'
            then left({{ value }}, length({{ argument }})) = {{ argument }}
        when {{ operator }} = 'ends_with'
            then {{ dbt.right(value, 'length(' ~ argument ~ ')') }}
                = {{ argument }}
        when {{ operator }} = 'matches'
            then {{ lead_scoring_regexp_found(value, argument) }}
        when {{ operator }} = 'at_least'
            then {{ _lead_scoring_compare(value, '>=', argument) }}
        when {{ operator }} = 'at_most'
            then {{ _lead_scoring_compare(value, '<=', argument) }}
        when {{ operator }} = 'between'
            then {{ _lead_scoring_compare(value, '>=', low) }}
                and {{ _lead_scoring_compare(value, '<=', high) }}
    end
{%- endmacro %}
