-- The attributes that rules may test: the registry, and the extra CRM columns
-- of the var lead_scoring_lead_attributes.
select
    lower({{ lead_scoring_text('attribute') }}) as attribute,
    lower({{ lead_scoring_text('entity') }}) as entity,
    lower({{ lead_scoring_text('data_type') }}) as data_type,
    {{ lead_scoring_text('description') }} as description
from {{ ref('attributes') }}
where {{ lead_scoring_text('attribute') }} is not null
{%- for attribute in _lead_scoring_listed('lead_scoring_lead_attributes') %}

    union all

    select
        '{{ attribute | lower }}' as attribute,
        'lead' as entity,
        'text' as data_type,
        'Column of the CRM' as description
{%- endfor %}
