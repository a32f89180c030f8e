{% macro lead_scoring_behavioral_points(visible) -%}
    {{ lead_scoring.lead_scoring_event_points(visible, 'behavioral') }}
{%- endmacro %}
