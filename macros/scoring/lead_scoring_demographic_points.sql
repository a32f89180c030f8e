{#- The demographic score, rule by rule: who the lead and its company are.

    Arguments:
        satisfied (str): see lead_scoring_satisfied_rules.

    Returns the columns of lead_scoring_event_points. -#}
{% macro lead_scoring_demographic_points(satisfied) -%}
    {{ lead_scoring_attribute_points(satisfied, 'demographic') }}
{%- endmacro %}
