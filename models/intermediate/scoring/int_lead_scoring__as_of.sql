-- The day that the marts show: one row. Everything known by then counts, or by
-- the audit time where one is given.
{% set known_at = var('lead_scoring_known_at') | string | trim -%}

with today as (

    select
        {{ lead_scoring_as_of_date() }} as as_of_date,
        cast(
            '{{ known_at or "9999-12-31" }}' as {{ dbt.type_timestamp() }}
        ) as known_at

)

select
    as_of_date,
    least({{ lead_scoring_end_of_day('as_of_date') }}, known_at) as as_of_at,
    known_at
from today
