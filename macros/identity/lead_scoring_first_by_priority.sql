{% macro lead_scoring_first_by_priority(candidates, subject, payload, priority) -%}
    {{ lead_scoring._lead_scoring_joined_ranges(
        '(' ~ lead_scoring._lead_scoring_ranges_by_priority(
            candidates, subject, payload, priority
        ) ~ ') as ranges',
        subject + payload
    ) }}
{%- endmacro %}
