{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- Who is who, and what converted, by all that is known on the as-of date: of
-- an outcome that may be learned later, other than of a score.
with conversion_times as (

    {{ _lead_scoring_conversion_times() | indent(4) }}

),

as_of as (

    select * from {{ ref('int_lead_scoring__as_of') }}

),

survivors as (

    select * from {{ ref('int_lead_scoring__current_survivors') }}

)

select
    survivors.survivor_key as lead_key,
    min(conversion_times.converted_at) as converted_at,
    {{ lead_scoring_local_day('min(conversion_times.converted_at)') }}
        as converted_date
from conversion_times
inner join as_of on conversion_times.converted_at <= as_of.as_of_at
inner join survivors on conversion_times.lead_key = survivors.lead_key
group by survivors.survivor_key
