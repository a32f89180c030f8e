{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- Leads to whom the same rules gave the same are one row: all that points can
-- be learned from. One of them stands for all; its exposures are the pattern's.
{% set pattern = dbt.listagg(
    'rule_id || chr(31) || cast(tenths as ' ~ dbt.type_string() ~ ')',
    'chr(30)', 'order by ' ~ lead_scoring_sort_text('rule_id')
) -%}

with lead_patterns as (

    select
        lead_key,
        cutoff_date,
        scorecard_id,
        {{ pattern }} as pattern
    from {{ ref('int_lead_scoring__evaluation_exposures') }}
    group by lead_key, cutoff_date, scorecard_id

)

select
    snapshots.scorecard_id,
    snapshots.cutoff_date,
    min(snapshots.lead_key) as lead_key,
    cast(count(*) as {{ dbt.type_bigint() }}) as leads,
    cast(
        sum(case when snapshots.is_converted then 1 else 0 end)
        as {{ dbt.type_bigint() }}
    ) as conversions
from {{ ref('int_lead_scoring__evaluation_snapshots') }} as snapshots
left join lead_patterns
    on
        snapshots.lead_key = lead_patterns.lead_key
        and snapshots.cutoff_date = lead_patterns.cutoff_date
        and snapshots.scorecard_id = lead_patterns.scorecard_id
group by
    snapshots.scorecard_id, snapshots.cutoff_date,
    coalesce(lead_patterns.pattern, '')
