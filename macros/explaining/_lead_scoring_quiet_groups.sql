{#- The groups of rules that any engagement ends. -#}
{% macro _lead_scoring_quiet_groups() -%}
    select rule_group
    from {{ ref('int_lead_scoring__rules') }}
    where kind = 'inactivity' and event_conditions = 0
{%- endmacro %}
