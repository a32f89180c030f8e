{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

with snapshots as (

    select * from {{ ref('int_lead_scoring__evaluation_snapshots') }}

),

records as (

    select * from {{ ref('int_lead_scoring__crm_records') }}

),

periods as (

    select * from {{ ref('int_lead_scoring__evaluation_periods') }}

),

sourced as (

    {% for kind, column in {
        'channel': 'lead_source', 'campaign': 'campaign',
    }.items() -%}
    select
        '{{ kind }}' as source_kind,
        coalesce(records.{{ column }}, '(unknown)') as source,
        snapshots.*
    from snapshots
    inner join records on snapshots.lead_key = records.lead_key
    {% if not loop.last %}union all
    {% endif -%}
    {%- endfor %}
),

counts as (

    select
        scorecard_id,
        cutoff_date,
        source_kind,
        source,
        count(*) as leads,
        sum(case when is_sales_ready then 1 else 0 end) as qualified_leads,
        sum(case when is_converted then 1 else 0 end) as conversions
    from sourced
    group by scorecard_id, cutoff_date, source_kind, source

),

with_pooled as (

    select * from counts

    union all

    select
        scorecard_id,
        {{ _lead_scoring_pooled() }} as cutoff_date,
        source_kind,
        source,
        sum(leads) as leads,
        sum(qualified_leads) as qualified_leads,
        sum(conversions) as conversions
    from counts
    group by scorecard_id, source_kind, source

)

select
    sources.scorecard_id,
    nullif(sources.cutoff_date, {{ _lead_scoring_pooled() }}) as cutoff_date,
    sources.source_kind,
    sources.source,
    cast(sources.leads as {{ dbt.type_bigint() }}) as leads,
    cast(sources.qualified_leads as {{ dbt.type_bigint() }})
        as qualified_leads,
    cast(sources.conversions as {{ dbt.type_bigint() }}) as conversions,
    {{ _lead_scoring_float('sources.qualified_leads') }} / sources.leads
        as qualified_rate,
    {{ _lead_scoring_float('sources.conversions') }} / sources.leads
        as conversion_rate,
    {{ lead_scoring_wilson('sources.conversions', 'sources.leads', 'lower') }}
        as lower_rate,
    {{ lead_scoring_wilson('sources.conversions', 'sources.leads', 'upper') }}
        as upper_rate,
    {{ _lead_scoring_float('sources.conversions * periods.leads') }}
    / nullif(
        {{ _lead_scoring_float('sources.leads * periods.conversions') }}, 0
    ) as lift,
    periods.is_audited,
    periods.reason
from with_pooled as sources
inner join periods
    on
        sources.scorecard_id = periods.scorecard_id
        and sources.cutoff_date = periods.cutoff_date
