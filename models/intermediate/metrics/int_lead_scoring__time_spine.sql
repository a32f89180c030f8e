-- Days from the founding of the company to the end of the year after the as-of
-- date, by digits: no engine needs a loop for it.
with digits as (

    {% for digit in range(10) -%}
    select {{ digit }} as digit
    {% if not loop.last %}union all
    {% endif -%}
    {%- endfor %}

),

numbers as (

    select
        ones.digit + 10 * tens.digit + 100 * hundreds.digit
        + 1000 * thousands.digit + 10000 * ten_thousands.digit as number_of_days
    from digits as ones
    cross join digits as tens
    cross join digits as hundreds
    cross join digits as thousands
    cross join digits as ten_thousands
    where ten_thousands.digit <= 3

),

days as (

    select
        cast({{ dbt.dateadd(
            'day',
            'numbers.number_of_days',
            "cast('" ~ var('lead_scoring_company_founded') ~ "' as date)"
        ) }} as date) as date_day
    from numbers

)

select days.date_day
from days
cross join {{ ref('int_lead_scoring__as_of') }} as as_of
where days.date_day <= {{ dbt.dateadd('year', 1, 'as_of.as_of_date') }}
