{% macro lead_scoring_forget_recorded_day() -%}
    {%- if execute and is_incremental() -%}
        delete from {{ this }}
        where as_of_date in (
            select as_of.as_of_date
            from {{ ref('int_lead_scoring__as_of') }} as as_of
            where
                {{ lead_scoring._lead_scoring_is_recorded(this) | indent(16) }}
                and exists (
                    select 1 from {{ ref('lead_scorecard_scores') }} as scores
                    where scores.is_primary
                )
        )
    {%- endif -%}
{%- endmacro %}
