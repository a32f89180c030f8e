-- One row a scorecard and group: a group without a scorecard is in all of them,
-- unless the scorecard has its own of that name.
with scorecards as (

    select * from {{ ref('stg_lead_scoring__scorecards') }}

),

rule_groups as (

    select
        {{ lead_scoring_text('scorecard_id') }} as scorecard_id,
        {{ lead_scoring_text('rule_group') }} as rule_group,
        lower({{ lead_scoring_text('part') }}) as part,
        lower({{ lead_scoring_text('dimension') }}) as dimension,
        coalesce(lower({{ lead_scoring_text('combine') }}), 'sum') as combine,
        cast(coalesce(
            {{ lead_scoring_try_cast('weight_percent', 'decimal(18, 4)') }}, 100
        ) as decimal(18, 4)) as weight_percent,
        {{ lead_scoring_try_cast('min_points', 'decimal(18, 4)') }}
            as min_points,
        {{ lead_scoring_try_cast('max_points', 'decimal(18, 4)') }}
            as max_points,
        {{ lead_scoring_text('reason') }} as reason
    from {{ ref('rule_groups') }}

)

select
    scorecards.scorecard_id,
    rule_groups.rule_group,
    rule_groups.part,
    rule_groups.dimension,
    rule_groups.combine,
    rule_groups.weight_percent,
    rule_groups.min_points,
    rule_groups.max_points,
    rule_groups.reason
from rule_groups
inner join scorecards
    on coalesce(rule_groups.scorecard_id, scorecards.scorecard_id)
        = scorecards.scorecard_id
where
    rule_groups.scorecard_id is not null
    or not exists (
        select 1 from rule_groups as own_groups
        where
            own_groups.scorecard_id = scorecards.scorecard_id
            and own_groups.rule_group = rule_groups.rule_group
    )
