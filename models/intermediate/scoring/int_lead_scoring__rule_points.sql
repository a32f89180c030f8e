select * from {{ ref('int_lead_scoring__demographic_points') }}

union all

select * from {{ ref('int_lead_scoring__behavioral_points') }}

union all

select * from {{ ref('int_lead_scoring__negative_points') }}
