{#- Into which record each record was merged, of what a CRM says about it in
    several places: one that exists before one that does not, the earliest that
    is told with its time, then one that was not merged away itself.

    Arguments:
        pairs (str): merged_id, target_id, merged_at and loaded_at.
        records (str): the records that exist, by id. -#}
{% macro _lead_scoring_merge_targets(pairs, records) -%}
    select
        merged_id,
        target_id,
        merged_at,
        loaded_at
    from (
        select
            pairs.*,
            row_number() over (
                partition by pairs.merged_id
                order by
                    case
                        when existing.id is null and gone.merged_id is null then 1
                        else 0
                    end,
                    case when pairs.merged_at is null then 1 else 0 end,
                    pairs.merged_at,
                    case when gone.merged_id is null then 0 else 1 end,
                    pairs.target_id
            ) as place
        from {{ pairs }} as pairs
        left join (select distinct id from {{ records }}) as existing
            on pairs.target_id = existing.id
        left join (select distinct merged_id from {{ pairs }}) as gone
            on pairs.target_id = gone.merged_id
        where pairs.merged_id <> pairs.target_id
    ) as ranked
    where place = 1
{%- endmacro %}
