{#- The day to explain, as `dates` of lead_scoring_pairs: the latest build's, or
    another with what the build may know. -#}
{% macro _lead_scoring_explained_day(day) -%}
    select
        as_of_date,
        least({{ lead_scoring.lead_scoring_end_of_day('as_of_date') }}, known_at)
            as as_of_at,
        known_at
    from (
        select
            {{ "cast('" ~ day ~ "' as date)" if day else 'as_of_date' }}
                as as_of_date,
            known_at
        from {{ ref('int_lead_scoring__as_of') }}
    ) as explained
{%- endmacro %}
