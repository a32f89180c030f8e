select
    rule_table,
    rule_id,
    condition,
    'points' as column_name,
    points as value,
    'is no number' as problem
from {{ ref('stg_lead_scoring__rule_rows') }}
where
    points is not null
    and {{ lead_scoring_try_cast('points', 'decimal(18, 4)') }} is null
