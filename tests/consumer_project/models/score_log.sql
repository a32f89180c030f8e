{{ config(materialized='incremental', unique_key=['lead_id', 'as_of_date']) }}

select
    lead_id,
    as_of_date,
    score,
    tier
from {{ ref('lead_scores') }}
