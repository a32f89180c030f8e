with leads as (

    select
        *,
        row_number() over (
            partition by lead_id
            order by
                loaded_at desc nulls last,
                known_at desc nulls last,
                created_at nulls last,
                {{ lead_scoring_sort_text('email_as_written') }} nulls last,
                {{ lead_scoring_sort_text('source_record_id') }} nulls last,
                {{ lead_scoring_sort_text('company_id') }} nulls last,
                {{ lead_scoring_sort_text('job_title') }} nulls last,
                {{ lead_scoring_sort_text('lifecycle_stage') }} nulls last
        ) as load_rank,
        min(known_at) over (partition by lead_id) as first_known_at
    from {{ ref('stg_lead_scoring__crm_leads') }}

),

companies as (

    select
        *,
        row_number() over (
            partition by company_id
            order by
                loaded_at desc nulls last,
                {{ lead_scoring_sort_text('company_name') }} nulls last,
                {{ lead_scoring_sort_text('company_domain') }} nulls last,
                {{ lead_scoring_sort_text('industry') }} nulls last,
                employee_count nulls last,
                annual_revenue nulls last,
                {{ lead_scoring_sort_text('company_country') }} nulls last
        ) as load_rank
    from {{ ref('stg_lead_scoring__crm_companies') }}

),

own_staff as (

    select * from {{ ref('stg_lead_scoring__own_staff') }}

),

joined as (

    select
        leads.*,
        companies.company_name,
        companies.company_domain,
        companies.industry,
        companies.company_country,
        {{ lead_scoring_number_text('companies.employee_count') }}
            as employee_count,
        {{ lead_scoring_number_text('companies.annual_revenue') }}
            as annual_revenue,
        {{ dbt.split_part('leads.email', "'@'", 2) }} as email_domain,
        {{ lead_scoring_local_day('leads.created_at') }} as created_date,
        {{ lead_scoring_local_day('leads.opted_out_at') }} as opted_out_date,
        case
            when leads.email is not null then 'valid'
            when leads.email_as_written is not null then 'malformed'
            else 'missing'
        end as email_status
    from leads
    left join companies
        on leads.company_id = companies.company_id and companies.load_rank = 1
    where leads.load_rank = 1

)

select
    joined.*,
    case
        when joined.email is null then null
        when
            staff_domains.value is not null or staff_addresses.value is not null
            then 'true'
        else 'false'
    end as is_own_staff
from joined
left join own_staff as staff_domains
    on
        staff_domains.kind = 'email_domain'
        and joined.email_domain = staff_domains.value
left join own_staff as staff_addresses
    on
        staff_addresses.kind = 'email'
        and joined.email = staff_addresses.value
