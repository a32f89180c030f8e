{#- Whose is an id or an address: the records that have it, and the one that
    stands for them on the day. An id as written comes before one in another
    case, an address of now before a former one.

    Arguments:
        lead (str): the id or address, a literal.
        dates (str): a CTE as for lead_scoring_pairs, of one day. -#}
{% macro _lead_scoring_find_lead(lead, dates) -%}
    with records as (

        select * from {{ ref('int_lead_scoring__crm_records') }}

    ),

    named as (

        select
            lead_key,
            case
                when lead_id = {{ lead }} then 'id'
                when lower(lead_id) = lower({{ lead }}) then 'id in another case'
                else 'address'
            end as found_by,
            case
                when lead_id = {{ lead }} then 1
                when lower(lead_id) = lower({{ lead }}) then 2
                else 3
            end as place
        from records
        where
            lead_id = {{ lead }}
            or lower(lead_id) = lower({{ lead }})
            or email = lower({{ lead }})

        union all

        select
            owners.lead_key,
            'former address' as found_by,
            4 as place
        from {{ ref('int_lead_scoring__address_owners') }} as owners
        inner join {{ dates }} as dates
            on
                owners.email = lower({{ lead }})
                and dates.as_of_at >= owners.known_from
                and dates.as_of_at < owners.known_to

    ),

    resolved as (

        select
            named.found_by,
            named.place,
            dates.as_of_date,
            survivors.survivor_key,
            records.lead_id as record_id,
            records.created_date,
            records.is_deleted,
            lead_merges.lead_key is not null as is_merged
        from named
        inner join records on named.lead_key = records.lead_key
        cross join {{ dates }} as dates
        inner join {{ ref('int_lead_scoring__survivors') }} as survivors
            on
                named.lead_key = survivors.lead_key
                and dates.as_of_at >= survivors.known_from
                and dates.as_of_at < survivors.known_to
        left join {{ ref('int_lead_scoring__merges') }} as lead_merges
            on
                named.lead_key = lead_merges.lead_key
                and dates.as_of_at >= lead_merges.known_from
        where named.place = (select min(best.place) from named as best)

    )

    select
        resolved.as_of_date,
        resolved.found_by,
        resolved.record_id,
        resolved.is_merged,
        records.lead_key,
        records.lead_id,
        records.created_date,
        records.is_deleted
    from resolved
    inner join records on resolved.survivor_key = records.lead_key
    order by records.lead_id, resolved.record_id
{%- endmacro %}
