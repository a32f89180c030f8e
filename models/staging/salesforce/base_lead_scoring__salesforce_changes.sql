{{ config(enabled='salesforce' in var('lead_scoring_sources')) }}
{% for table in ['lead', 'contact', 'account'] -%}
select
    '{{ table }}' as table_name,
    id,
    {{ table }}_id as record_id,
    lower(replace(field, '_', '')) as field,
    old_value,
    new_value,
    created_date,
    _fivetran_synced
from (
    {{ lead_scoring_source_table(
        'salesforce', table ~ '_history'
    ) | indent(4) }}
) as {{ table }}_history
-- a table that holds former versions of whole rows names no field
where field is not null
{% if not loop.last %}
union all
{% endif %}
{%- endfor %}
