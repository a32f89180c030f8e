{% macro lead_scoring_pairs(dates, adjustments) -%}
    with leads as (

        select
            records.lead_key,
            dates.as_of_date,
            dates.as_of_at,
            dates.known_at,
            records.created_date,
            date '1900-01-01' as counts_from
        from {{ dates }} as dates
        inner join {{ ref('int_lead_scoring__crm_records') }} as records
            on
                coalesce(records.created_date, dates.as_of_date)
                <= dates.as_of_date
                and records.first_known_at <= dates.known_at
        inner join {{ ref('int_lead_scoring__survivors') }} as survivors
            on
                records.lead_key = survivors.lead_key
                and records.lead_key = survivors.survivor_key
                and survivors.known_from <= dates.as_of_at
                and survivors.known_to > dates.as_of_at
        where
            not records.is_deleted
            or exists (
                select 1
                from {{ ref('int_lead_scoring__merges') }} as lead_merges
                where lead_merges.lead_key = records.lead_key
            )

    )

    select * from leads

    union all

    -- where an adjustment set a score, only what came after it counts
    select distinct
        leads.lead_key,
        leads.as_of_date,
        leads.as_of_at,
        leads.known_at,
        leads.created_date,
        cast(adjustments.counts_from as date) as counts_from
    from leads
    inner join {{ adjustments }} as adjustments
        on
            leads.lead_key = adjustments.lead_key
            and leads.as_of_date = adjustments.as_of_date
            and adjustments.counts_from is not null
{%- endmacro %}
