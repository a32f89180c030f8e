{#- Whether the day of `as_of` is one to record: all that is known counts, the
    day is none of the future, which would shut history out, and no later day is
    stored by a build. -#}
{% macro _lead_scoring_is_recorded(stored_days=none) -%}
    as_of.known_at >= cast('9999-12-31' as {{ dbt.type_timestamp() }})
    and as_of.as_of_date
    <= cast('{{ lead_scoring._lead_scoring_run_day() }}' as date)
    {%- if stored_days is not none %}
    and not exists (
        select 1 from {{ stored_days }} as later_days
        where
            not later_days.is_backfilled
            and later_days.as_of_date > as_of.as_of_date
    )
    {%- endif -%}
{%- endmacro %}
