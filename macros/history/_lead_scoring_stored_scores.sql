{#- What leads showed on a stored day, read from the change log. -#}
{% macro _lead_scoring_stored_scores(day) -%}
    select
        lead_id,
        scorecard_id,
        {%- for column in lead_scoring._lead_scoring_shown() %}
        {{ column }},
        {%- endfor %}
        top_reasons
    from (
        select
            *,
            row_number() over (
                partition by lead_id, scorecard_id order by as_of_date desc
            ) as place
        from {{ ref('int_lead_scoring__score_changes') }}
        where as_of_date <= {{ day }}
    ) as latest
    where place = 1 and is_scored
{%- endmacro %}
