{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- Does an attribute without a known past change for those who convert? Where
-- records were loaded more than once, their loads tell.
{% set dated_elsewhere = [
    'email_domain', 'email_status', 'is_own_staff', 'opted_out_date',
    'created_date', 'company_name', 'company_domain', 'industry',
    'employee_count', 'annual_revenue', 'company_country',
] -%}

with loads as (

    {% for attribute in lead_scoring_attributes()
        if attribute not in dated_elsewhere -%}
    select
        lead_id,
        '{{ attribute | lower }}' as attribute,
        coalesce(cast({{ attribute }} as {{ dbt.type_string() }}), '') as value,
        loaded_at
    from {{ ref('stg_lead_scoring__crm_leads') }}
    where
        '{{ attribute | lower }}' in (
            select rules.attribute
            from {{ ref('int_lead_scoring__undated_rules') }} as rules
        )
    {% if not loop.last %}union all
    {% endif -%}
    {%- endfor %}
),

compared as (

    select
        *,
        lag(value) over (
            partition by lead_id, attribute order by loaded_at, value
        ) as value_before
    from loads

),

by_lead as (

    select
        compared.attribute,
        records.lead_key,
        min(conversions.converted_date) as converted_date,
        max(case
            when compared.value <> compared.value_before
                then {{ lead_scoring_local_day('compared.loaded_at') }}
        end) as changed_date
    from compared
    inner join {{ ref('int_lead_scoring__crm_records') }} as records
        on compared.lead_id = records.lead_id
    left join {{ ref('int_lead_scoring__conversions') }} as conversions
        on records.lead_key = conversions.lead_key
    group by compared.attribute, records.lead_key
    having count(compared.value_before) > 0

)

select
    attribute,
    cast(count(converted_date) as {{ dbt.type_bigint() }}) as converted_leads,
    cast(sum(case
        when
            changed_date >= {{ dbt.dateadd(
                'day', '-' ~ (var('lead_scoring_horizon_days') | int),
                'converted_date'
            ) }}
            then 1
        else 0
    end) as {{ dbt.type_bigint() }}) as converted_changes,
    cast(count(*) - count(converted_date) as {{ dbt.type_bigint() }})
        as other_leads,
    cast(sum(case
        when converted_date is null and changed_date is not null then 1 else 0
    end) as {{ dbt.type_bigint() }}) as other_changes
from by_lead
group by attribute
