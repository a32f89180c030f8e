{% macro lead_scoring_adjustments(dates) -%}
    with named as (

        select
            dates.as_of_date,
            dates.as_of_at,
            adjustments.*,
            coalesce(records.lead_key, owners.lead_key) as record_key
        from {{ dates }} as dates
        inner join {{ ref('stg_lead_scoring__score_adjustments') }} as adjustments
            on dates.as_of_date
                between adjustments.effective_from and adjustments.effective_to
        left join {{ ref('int_lead_scoring__crm_records') }} as records
            on adjustments.lead_id = records.lead_id
        left join {{ ref('int_lead_scoring__address_owners') }} as owners
            on
                adjustments.email = owners.email
                and dates.as_of_at >= owners.known_from
                and dates.as_of_at < owners.known_to

    ),

    in_force as (

        select
            survivors.survivor_key as lead_key,
            named.as_of_date,
            named.scorecard_id,
            named.adjustment_id,
            named.action,
            named.points,
            named.effective_from,
            row_number() over (
                partition by
                    survivors.survivor_key, named.as_of_date,
                    named.scorecard_id, named.action
                order by
                    named.effective_from desc,
                    {{ lead_scoring.lead_scoring_sort_text('named.adjustment_id') }} desc
            ) as place
        from named
        inner join {{ ref('int_lead_scoring__survivors') }} as survivors
            on
                named.record_key = survivors.lead_key
                and named.as_of_at >= survivors.known_from
                and named.as_of_at < survivors.known_to

    ),

    latest_set as (

        select * from in_force
        where action = 'set_to' and place = 1

    )

    select
        in_force.lead_key,
        in_force.as_of_date,
        in_force.scorecard_id,
        in_force.adjustment_id,
        in_force.action,
        in_force.points,
        {{ dbt.dateadd('day', 1, 'latest_set.effective_from') }} as counts_from
    from in_force
    left join latest_set
        on
            in_force.lead_key = latest_set.lead_key
            and in_force.as_of_date = latest_set.as_of_date
            and in_force.scorecard_id = latest_set.scorecard_id
    where
        latest_set.adjustment_id is null
        or in_force.adjustment_id = latest_set.adjustment_id
        or (
            in_force.action = 'add'
            and in_force.effective_from >= latest_set.effective_from
        )
{%- endmacro %}
