-- Who a lead is on the as-of date, for the marts: one row a surviving record.
with memberships as (

    select
        survivors.survivor_key,
        -- by name: a column of the user's may have any name, such as place
        records.lead_id,
        records.source_system,
        records.source_record_id,
        records.email,
        records.first_name,
        records.last_name,
        records.company_id,
        records.company_name,
        records.owner_id,
        records.lifecycle_stage,
        records.is_opted_out,
        row_number() over (
            partition by survivors.survivor_key
            order by
                case
                    when survivors.survivor_key = records.lead_key then 0
                    else 1
                end,
                case when records.created_at is null then 1 else 0 end,
                records.created_at desc,
                {{ lead_scoring_sort_text('records.lead_id') }}
        ) as place
    from {{ ref('int_lead_scoring__current_survivors') }} as survivors
    inner join {{ ref('int_lead_scoring__crm_records') }} as records
        on survivors.lead_key = records.lead_key

)

select
    survivor_key as lead_key,
    max(case when place = 1 then lead_id end) as lead_id,
    max(case when place = 1 then source_system end) as source_system,
    max(case when place = 1 then source_record_id end) as source_record_id,
    {%- for column in [
        'email', 'first_name', 'last_name', 'company_id', 'company_name',
        'owner_id', 'lifecycle_stage',
    ] %}
    {{ lead_scoring_first_known(column, 'place') }} as {{ column }},
    {%- endfor %}
    max(case when is_opted_out then 1 else 0 end) = 1 as is_opted_out,
    count(*) as records
from memberships
group by survivor_key
