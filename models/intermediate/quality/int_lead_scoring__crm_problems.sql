-- Values that are not what the raw contract says, and rows without an id.
{% set names = [
    'crm_leads', 'crm_companies', 'crm_opportunities', 'crm_lead_history',
    'crm_activities',
] -%}

with
{% for name in names -%}
flawed_{{ name }} as (

    select * from {{ ref('base_lead_scoring__' ~ name) }}
    where {{ lead_scoring_is_flawed(name) }}

){{ ',' if not loop.last }}

{% endfor -%}
{% for name in names -%}
{{ lead_scoring_unreadable_values(name, 'flawed_' ~ name) }}

union all

{{ lead_scoring_missing_ids(name, 'flawed_' ~ name) }}
{% if not loop.last %}union all
{% endif %}
{%- endfor %}
