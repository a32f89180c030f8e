{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- What became of the leads of each cutoff; those that had converted by then are
-- no longer among them. Of records that were merged since, one stands for the
-- person: that which is left, else the oldest.
with cutoffs as (

    select
        *,
        cast({{ dbt.dateadd('day', 'horizon_days', 'as_of_date') }} as date)
            as until_date
    from {{ ref('int_lead_scoring__evaluation_cutoffs') }}

),

survivors as (

    select * from {{ ref('int_lead_scoring__current_survivors') }}

),

people as (

    select
        pairs.lead_key,
        pairs.as_of_date as cutoff_date,
        cutoffs.until_date,
        survivors.survivor_key,
        row_number() over (
            partition by pairs.as_of_date, survivors.survivor_key
            order by
                case
                    when pairs.lead_key = survivors.survivor_key then 0 else 1
                end,
                pairs.created_date nulls last,
                pairs.lead_key
        ) as place
    from {{ ref('int_lead_scoring__evaluation_pairs') }} as pairs
    inner join cutoffs on pairs.as_of_date = cutoffs.as_of_date
    inner join survivors on pairs.lead_key = survivors.lead_key
    where pairs.counts_from = date '1900-01-01'

),

converted as (

    select
        people.lead_key,
        people.survivor_key,
        people.cutoff_date,
        people.until_date,
        conversions.converted_date
    from people
    left join {{ ref('int_lead_scoring__conversions') }} as conversions
        on people.survivor_key = conversions.lead_key
    where
        people.place = 1
        and (
            conversions.converted_date is null
            or conversions.converted_date > people.cutoff_date
        )

),

activities as (

    select
        survivors.survivor_key,
        {{ lead_scoring_local_day('activities.occurred_at') }} as activity_date
    from {{ ref('stg_lead_scoring__crm_activities') }} as activities
    inner join survivors on activities.lead_id = survivors.lead_id

),

worked as (

    -- what sales does with a customer is not the work that made it one
    select distinct
        converted.lead_key,
        converted.cutoff_date
    from converted
    inner join activities
        on
            converted.survivor_key = activities.survivor_key
            and converted.cutoff_date < activities.activity_date
            and converted.until_date >= activities.activity_date
            and coalesce(converted.converted_date, converted.until_date)
            >= activities.activity_date

)

select
    converted.lead_key,
    converted.cutoff_date,
    coalesce(converted.converted_date <= converted.until_date, false)
        as is_converted,
    case
        when converted.converted_date <= converted.until_date
            then {{ dbt.datediff(
                'converted.cutoff_date', 'converted.converted_date', 'day'
            ) }}
    end as days_to_conversion,
    worked.lead_key is not null as is_worked
from converted
left join worked
    on
        converted.lead_key = worked.lead_key
        and converted.cutoff_date = worked.cutoff_date
