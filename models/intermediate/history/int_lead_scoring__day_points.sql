-- The points of each rule on the newest two stored days, which tell what moved
-- a lead to another tier.
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    full_refresh=false,
    on_schema_change='append_new_columns',
    pre_hook='{{ lead_scoring_forget_days(keeps_all=false) }}',
) }}

with new_days as (

    select * from {{ ref('int_lead_scoring__score_days') }}
    where not is_stored

),

ledger as (

    select * from {{ ref('int_lead_scoring__ledger') }}
    where rule_id is not null

)

select
    ledger.lead_key,
    ledger.scorecard_id,
    ledger.rule_id,
    ledger.as_of_date,
    cast(sum(ledger.points) as decimal(18, 4)) as points
from ledger
inner join new_days on ledger.as_of_date = new_days.as_of_date
group by
    ledger.lead_key, ledger.scorecard_id, ledger.rule_id, ledger.as_of_date
