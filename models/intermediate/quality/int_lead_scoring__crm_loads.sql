-- The rows of the raw CRM tables by source system and day of loading.
{% set names = [
    'crm_leads', 'crm_companies', 'crm_opportunities', 'crm_lead_history',
    'crm_activities',
] -%}

with loaded as (

    {% for name in names -%}
    select
        '{{ name }}' as source_table,
        source_system,
        cast(loaded_at as date) as loaded_day
    from {{ ref('base_lead_scoring__' ~ name) }}
    {% if not loop.last %}union all

    {% endif %}
    {%- endfor %}
),

named as (

    select
        source_table,
        coalesce({{ lead_scoring_text('source_system') }}, 'crm')
            as source_system,
        loaded_day
    from loaded

)

select
    source_table,
    source_system,
    loaded_day,
    count(*) as rows_in
from named
group by source_table, source_system, loaded_day
