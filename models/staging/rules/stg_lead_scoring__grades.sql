-- A scorecard with grades of its own has only them.
with scorecards as (

    select * from {{ ref('stg_lead_scoring__scorecards') }}

),

grades as (

    select
        {{ lead_scoring_text('scorecard_id') }} as scorecard_id,
        lower({{ lead_scoring_text('dimension') }}) as dimension,
        {{ lead_scoring_text('grade') }} as grade,
        cast(coalesce(
            {{ lead_scoring_try_cast('min_points', 'decimal(18, 4)') }}, -999999
        ) as decimal(18, 4)) as min_points
    from {{ ref('grades') }}

)

select
    scorecards.scorecard_id,
    grades.dimension,
    grades.grade,
    grades.min_points,
    lead(grades.min_points, 1, 999999) over (
        partition by scorecards.scorecard_id, grades.dimension
        order by grades.min_points
    ) as below_points
from grades
inner join scorecards
    on coalesce(grades.scorecard_id, scorecards.scorecard_id)
        = scorecards.scorecard_id
where
    grades.scorecard_id is not null
    or not exists (
        select 1 from grades as own_grades
        where own_grades.scorecard_id = scorecards.scorecard_id
    )
