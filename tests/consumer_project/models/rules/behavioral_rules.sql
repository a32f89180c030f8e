-- Marketing keeps these points in a sheet, which a connector copies.
select
    name as rule_id,
    1 as condition,
    null as scorecard_id,
    'buying_intent' as rule_group,
    event,
    case when page is not null then 'page_path' end as property,
    case when page is not null then 'starts_with' end as operator,
    page as value,
    points,
    'once_per_day' as count_as,
    null as at_least,
    null as at_most,
    null as within_days,
    null as max_points,
    null as decay,
    null as decay_days,
    null as decay_percent,
    null as valid_from,
    null as valid_to,
    in_use as is_active,
    reason
from {{ source('sheets', 'engagement_points') }}
