{#- The behavioral score, rule by rule: what the lead did, mail included.

    Arguments:
        visible (str): see lead_scoring_visible_occurrences.

    Returns the columns of lead_scoring_event_points. -#}
{% macro lead_scoring_behavioral_points(visible) -%}
    {{ lead_scoring_event_points(visible, 'behavioral') }}
{%- endmacro %}
