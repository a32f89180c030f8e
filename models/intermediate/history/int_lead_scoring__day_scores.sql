-- What leads show on the newest two stored days, so that a change is found
-- without reading the whole log.
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

scores as (

    select * from {{ ref('lead_scorecard_scores') }}

)

select
    scores.lead_id,
    scores.scorecard_id,
    scores.as_of_date,
    {%- for column in _lead_scoring_shown() if column != 'rule_set_hash' %}
    scores.{{ column }},
    {%- endfor %}
    new_days.rule_set_hash,
    scores.top_reasons
from scores
inner join new_days on scores.as_of_date = new_days.as_of_date
