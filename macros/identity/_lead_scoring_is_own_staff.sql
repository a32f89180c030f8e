{#- Whether an address is our own staff's; unknown without one. -#}
{% macro _lead_scoring_is_own_staff(column) -%}
    {%- set email = lead_scoring.lead_scoring_email(column) -%}
    {%- set own_staff = ref('stg_lead_scoring__own_staff') -%}
    case
        when {{ email }} is null then null
        when
            {{ email }} in (select value from {{ own_staff }} where kind = 'email')
            or {{ dbt.split_part(email, "'@'", 2) }}
            in (select value from {{ own_staff }} where kind = 'email_domain')
            then 'true'
        else 'false'
    end
{%- endmacro %}
