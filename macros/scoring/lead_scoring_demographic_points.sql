{% macro lead_scoring_demographic_points(satisfied) -%}
    {{ lead_scoring.lead_scoring_attribute_points(satisfied, 'demographic') }}
{%- endmacro %}
