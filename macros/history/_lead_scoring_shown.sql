{#- What a lead shows on a scorecard; where any of it differs from the stored day
    before, that is a change. -#}
{% macro _lead_scoring_shown() -%}
    {{ return([
        'demographic_score', 'company_score', 'behavioral_score',
        'engagement_score', 'negative_score', 'correction_score', 'score',
        'tier', 'is_sales_ready', 'fit_grade', 'engagement_grade',
        'is_disqualified', 'disqualified_reason', 'rule_set_hash',
    ]) }}
{%- endmacro %}
