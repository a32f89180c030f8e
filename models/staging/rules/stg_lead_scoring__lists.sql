{% for name in _lead_scoring_listed('lead_scoring_lists') -%}
    select distinct
        '{{ name }}' as list_name,
        lower({{ lead_scoring_text('value') }}) as value
    from {{ ref(name) }}
    where {{ lead_scoring_text('value') }} is not null
    {% if not loop.last %}union all
    {% endif %}
{%- else -%}
    select
        cast(null as {{ dbt.type_string() }}) as list_name,
        cast(null as {{ dbt.type_string() }}) as value
    where false
{%- endfor %}
