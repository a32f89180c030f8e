with rule_rows as (

    select * from {{ ref('stg_lead_scoring__rule_rows') }}

)

select
    rule_table,
    rule_id,
    kind,
    scorecard_id,
    rule_group,
    {{ lead_scoring_try_cast('points', 'decimal(18, 4)') }} as points,
    coalesce(lower(count_as), 'every_time') as count_as,
    {{ lead_scoring_try_cast('at_least', dbt.type_int()) }} as at_least,
    {{ lead_scoring_try_cast('at_most', dbt.type_int()) }} as at_most,
    {{ lead_scoring_try_cast('within_days', dbt.type_int()) }} as within_days,
    {{ lead_scoring_try_cast('max_points', 'decimal(18, 4)') }} as max_points,
    coalesce(lower(decay), 'none') as decay,
    {{ lead_scoring_try_cast('decay_days', dbt.type_int()) }} as decay_days,
    {{ lead_scoring_try_cast('decay_percent', 'decimal(18, 4)') }}
        as decay_percent,
    coalesce(
        {{ lead_scoring_try_cast('valid_from', 'date') }}, date '1900-01-01'
    ) as valid_from,
    coalesce(
        {{ lead_scoring_try_cast('valid_to', 'date') }}, date '9999-12-31'
    ) as valid_to,
    coalesce(
        {{ lead_scoring_try_cast('is_active', dbt.type_boolean()) }}, true
    ) as is_active,
    reason
from rule_rows
where condition = '1'
