{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

{% set nothing_known = {
    'opportunity':
        'No row of crm_opportunities says when it was loaded: nothing tells who '
        ~ 'converted; the var lead_scoring_conversion names something else',
    'event': 'No event was loaded, which would tell who converted',
    'stage': 'crm_lead_history has no row, which would tell who converted',
    'attribute': 'No row of crm_leads says when it was loaded (loaded_at)',
}[_lead_scoring_outcome()] -%}

-- What is evaluated: each cutoff and all of them together, with the reason why
-- figures are missing.
with cutoffs as (

    select
        as_of_date as cutoff_date,
        reason
    from {{ ref('int_lead_scoring__evaluation_cutoffs') }}

    union all

    select
        {{ _lead_scoring_pooled() }} as cutoff_date,
        case
            when not exists (
                    select 1
                    from {{ ref('int_lead_scoring__evaluation_cutoffs') }}
                )
                then '{{ nothing_known }}'
        end as reason

),

scorecards as (

    select * from {{ ref('stg_lead_scoring__scorecards') }}

),

counts as (

    select
        scorecard_id,
        cutoff_date,
        sum(leads) as leads,
        sum(conversions) as conversions
    from {{ ref('int_lead_scoring__evaluation_histograms') }}
    where segment = 'all'
    group by scorecard_id, cutoff_date

),

judged as (

    select
        scorecards.scorecard_id,
        cutoffs.cutoff_date,
        {{ var('lead_scoring_horizon_days') | int }} as horizon_days,
        {{ var('lead_scoring_evaluation_known_then') | string | lower }}
            as is_audited,
        cast(coalesce(counts.leads, 0) as {{ dbt.type_bigint() }}) as leads,
        cast(coalesce(counts.conversions, 0) as {{ dbt.type_bigint() }})
            as conversions,
        coalesce(cutoffs.reason, case
            when coalesce(counts.leads, 0) = 0
                then 'No lead was there to evaluate'
            when counts.conversions = 0
                then
                    coalesce(
                        {{ _lead_scoring_no_conversion() | indent(24) }},
                        'Nobody converted within the '
                        || '{{ var('lead_scoring_horizon_days') | int }} days'
                    )
            when counts.conversions = counts.leads then 'Every lead converted'
        end) as reason
    from cutoffs
    cross join scorecards
    left join counts
        on
            cutoffs.cutoff_date = counts.cutoff_date
            and scorecards.scorecard_id = counts.scorecard_id

)

-- to learn a rate by score needs more than to compare scores
select
    *,
    coalesce(reason, case
        when conversions < 25
            then
                'Only ' || cast(conversions as {{ dbt.type_string() }})
                || ' conversions to learn from: 25 are needed'
        when leads - conversions < 25
            then
                'Only '
                || cast(leads - conversions as {{ dbt.type_string() }})
                || ' leads that did not convert: 25 are needed'
    end) as learning_reason
from judged
