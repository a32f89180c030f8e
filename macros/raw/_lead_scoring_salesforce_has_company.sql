{#- Whether a row of base_lead_scoring__salesforce_people tells of a company. -#}
{% macro _lead_scoring_salesforce_has_company() -%}
    coalesce(
        people.company_name, people.website, people.industry,
        cast(people.number_of_employees as {{ dbt.type_string() }}),
        cast(people.annual_revenue as {{ dbt.type_string() }})
    ) is not null
{%- endmacro %}
