{% macro lead_scoring_mark_days_stored() -%}
    update {{ ref('int_lead_scoring__score_days') }} set is_stored = true
    where not is_stored
{%- endmacro %}
