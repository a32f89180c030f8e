-- A scorecard with tiers of its own has only them.
with scorecards as (

    select * from {{ ref('stg_lead_scoring__scorecards') }}

),

tiers as (

    select
        {{ lead_scoring_text('scorecard_id') }} as scorecard_id,
        {{ lead_scoring_text('tier') }} as tier,
        cast(coalesce(
            {{ lead_scoring_try_cast('min_score', 'decimal(18, 4)') }}, -999999
        ) as decimal(18, 4)) as min_score,
        coalesce({{ lead_scoring_try_cast(
            lead_scoring_text('is_sales_ready'), dbt.type_boolean()
        ) }}, false) as is_sales_ready
    from {{ ref('tiers') }}

)

select
    scorecards.scorecard_id,
    tiers.tier,
    tiers.min_score,
    tiers.is_sales_ready,
    lead(tiers.min_score, 1, 999999) over (
        partition by scorecards.scorecard_id order by tiers.min_score
    ) as below_score
from tiers
inner join scorecards
    on coalesce(tiers.scorecard_id, scorecards.scorecard_id)
        = scorecards.scorecard_id
where
    tiers.scorecard_id is not null
    or not exists (
        select 1 from tiers as own_tiers
        where own_tiers.scorecard_id = scorecards.scorecard_id
    )
