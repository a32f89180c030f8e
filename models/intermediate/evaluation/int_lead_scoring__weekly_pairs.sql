{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- The ends of the last five weeks, for how many leads become hot a week. Of
-- many leads about five thousand, chosen by their key, tell it as well.
with as_of as (

    select * from {{ ref('int_lead_scoring__as_of') }}

),

dates as (

    {% for weeks in range(5) -%}
    select
        cast({{ dbt.dateadd('day', -7 * weeks, 'as_of_date') }} as date)
            as as_of_date,
        known_at,
        least(known_at, {{ lead_scoring_end_of_day(
            'cast(' ~ dbt.dateadd('day', -7 * weeks, 'as_of_date') ~ ' as date)'
        ) }}) as as_of_at
    from as_of
    {% if not loop.last %}union all
    {% endif -%}
    {%- endfor %}
),

adjustments as (

    {{ lead_scoring_adjustments('dates') | indent(4) }}

),

pairs as (

    {{ lead_scoring_pairs('dates', 'adjustments') | indent(4) }}

),

shares as (

    select
        cast(floor(count(*) / 5000.0) + 1 as {{ dbt.type_bigint() }}) as one_of
    from {{ ref('int_lead_scoring__pairs') }}
    where counts_from = date '1900-01-01'

)

select
    pairs.*,
    shares.one_of
from pairs
inner join shares on pairs.lead_key % shares.one_of = 0
