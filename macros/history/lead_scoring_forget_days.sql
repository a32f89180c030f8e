{% macro lead_scoring_forget_days(keeps_all=true) -%}
    {%- if not execute or not is_incremental() -%}
        {{ return('') }}
    {%- endif -%}
    {%- set days = ref('int_lead_scoring__score_days') -%}
    delete from {{ this }}
    where as_of_date not in (
        select days.as_of_date from {{ days }} as days
        where days.is_stored
    )
    {%- if not keeps_all %}
    or as_of_date < (
        select max(days.as_of_date) from {{ days }} as days
        where days.is_stored and exists (
            select 1 from {{ days }} as new_days
            where not new_days.is_stored
        )
    )
    {%- endif -%}
{%- endmacro %}
