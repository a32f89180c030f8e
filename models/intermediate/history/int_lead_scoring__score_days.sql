-- The days of the history. A day is stored once the change log has it: what a
-- build that died left of a day is forgotten by the next one.
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    full_refresh=false,
    on_schema_change='append_new_columns',
    pre_hook=[
        '{{ lead_scoring_forget_unstored_days() }}',
        '{{ lead_scoring_forget_recorded_day() }}',
    ],
) }}

with as_of as (

    select * from {{ ref('int_lead_scoring__as_of') }}

),

rule_set as (

    select * from {{ ref('int_lead_scoring__rule_set') }}

),

scored as (

    select count(*) as leads from {{ ref('lead_scorecard_scores') }}
    where is_primary

),

known as (

    select max(known_at) as known_at
    from {{ ref('int_lead_scoring__first_deliveries') }}

    union all

    select max(known_at) as known_at
    from {{ ref('int_lead_scoring__crm_records') }}

    union all

    select max(known_at) as known_at
    from {{ ref('stg_lead_scoring__crm_lead_history') }}

)

select
    as_of.as_of_date,
    rule_set.rule_set_hash,
    (select max(known.known_at) from known) as newest_known_at,
    cast(scored.leads as {{ dbt.type_bigint() }}) as leads,
    false as is_backfilled,
    false as is_stored
from as_of
cross join rule_set
cross join scored
where
    scored.leads > 0
    and {{ _lead_scoring_is_recorded(
        this if is_incremental() else none
    ) | indent(4) }}
