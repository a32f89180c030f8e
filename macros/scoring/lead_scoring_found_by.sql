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
                lead_scoring.lead_scoring_words(argument), lead_scoring.lead_scoring_words(value)
            ) }} > 0
        when {{ operator }} = 'starts_with'
            then left({{ value }}, length({{ argument }})) = {{ argument }}
        when {{ operator }} = 'ends_with'
            then {{ dbt.right(value, 'length(' ~ argument ~ ')') }}
                = {{ argument }}
        when {{ operator }} = 'matches'
            then {{ lead_scoring.lead_scoring_regexp_found(value, argument) }}
        when {{ operator }} = 'at_least'
            then {{ lead_scoring._lead_scoring_compare(value, '>=', argument) }}
        when {{ operator }} = 'at_most'
            then {{ lead_scoring._lead_scoring_compare(value, '<=', argument) }}
        when {{ operator }} = 'between'
            then {{ lead_scoring._lead_scoring_compare(value, '>=', low) }}
                and {{ lead_scoring._lead_scoring_compare(value, '<=', high) }}
    end
{%- endmacro %}
