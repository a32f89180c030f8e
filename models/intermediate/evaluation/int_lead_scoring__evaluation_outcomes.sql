{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- What became of the leads of each cutoff; those that had converted by then are
-- no longer among them.
with cutoffs as (

    select
        *,
        cast({{ dbt.dateadd('day', 'horizon_days', 'as_of_date') }} as date)
            as until_date
    from {{ ref('int_lead_scoring__evaluation_cutoffs') }}

),

people as (

    select
        pairs.lead_key,
        pairs.as_of_date as cutoff_date,
        cutoffs.until_date,
        survivors.survivor_key
    from {{ ref('int_lead_scoring__evaluation_pairs') }} as pairs
    inner join cutoffs on pairs.as_of_date = cutoffs.as_of_date
    cross join {{ ref('int_lead_scoring__as_of') }} as as_of
    inner join {{ ref('int_lead_scoring__survivors') }} as survivors
        on
            pairs.lead_key = survivors.lead_key
            and survivors.known_from <= as_of.as_of_at
            and survivors.known_to > as_of.as_of_at
    where pairs.counts_from = date '1900-01-01'

),

activities as (

    select
        records.lead_key,
        {{ lead_scoring_local_day('activities.occurred_at') }} as activity_date
    from {{ ref('stg_lead_scoring__crm_activities') }} as activities
    inner join {{ ref('int_lead_scoring__crm_records') }} as records
        on activities.lead_id = records.lead_id

),

worked as (

    select distinct
        people.lead_key,
        people.cutoff_date
    from people
    inner join activities
        on
            people.lead_key = activities.lead_key
            and people.cutoff_date < activities.activity_date
            and people.until_date >= activities.activity_date

)

select
    people.lead_key,
    people.cutoff_date,
    coalesce(conversions.converted_date <= people.until_date, false)
        as is_converted,
    case
        when conversions.converted_date <= people.until_date
            then {{ dbt.datediff(
                'people.cutoff_date', 'conversions.converted_date', 'day'
            ) }}
    end as days_to_conversion,
    worked.lead_key is not null as is_worked
from people
left join {{ ref('int_lead_scoring__conversions') }} as conversions
    on people.survivor_key = conversions.lead_key
left join worked
    on
        people.lead_key = worked.lead_key
        and people.cutoff_date = worked.cutoff_date
where
    conversions.converted_date is null
    or conversions.converted_date > people.cutoff_date
