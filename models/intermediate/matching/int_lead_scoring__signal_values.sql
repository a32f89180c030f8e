-- What rules can test of a signal, one row a property; '' is unknown.
{% for property in lead_scoring_signal_columns() -%}
select
    signal_key,
    '{{ property | lower }}' as property,
    lower(coalesce({{ property }}, '')) as value
from {{ ref('int_lead_scoring__signals') }}
{% if not loop.last %}union all
{% endif %}
{%- endfor %}
