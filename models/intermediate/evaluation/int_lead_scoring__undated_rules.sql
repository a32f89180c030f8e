{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- Rules that test an attribute without a known past: its value of today stands
-- for that of every day, so that it may tell what came after.
with dated as (

    select distinct attribute as property
    from {{ ref('stg_lead_scoring__crm_lead_history') }}

    union all

    select 'created_date' as property

    union all

    select 'opted_out_date' as property

    {% for property in ['email_domain', 'email_status', 'is_own_staff'] -%}
    union all

    select '{{ property }}' as property
    where exists (
            select 1
            from {{ ref('stg_lead_scoring__crm_lead_history') }} as history
            where history.attribute = 'email'
        )

    {% endfor %}
)

select
    conditions.rule_id,
    min(conditions.property) as attribute,
    max(case
        when
            conditions.property in (
                'email_domain', 'email_status', 'is_own_staff'
            )
            then 0
        else 1
    end) = 1 as tells_more_than_the_address
from {{ ref('stg_lead_scoring__rule_conditions') }} as conditions
where
    conditions.subject = 'lead'
    and not exists (
        select 1 from dated
        where dated.property = conditions.property
    )
group by conditions.rule_id
