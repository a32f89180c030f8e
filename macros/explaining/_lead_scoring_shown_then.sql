{#- What history says that a lead showed on a day, a row per scorecard, and whether
    the day was filled in later; none where history begins later or ends before.

    Arguments:
        lead_id (str): the lead's id, a literal.
        day (str): YYYY-MM-DD. -#}
{% macro _lead_scoring_shown_then(lead_id, day) -%}
    {%- set days = ref('int_lead_scoring__score_days') -%}
    {%- for table in [days, ref('int_lead_scoring__score_changes')]
        if load_relation(table) is none -%}
        {{ return(none) }}
    {%- endfor -%}
    {%- set date = "cast('" ~ day ~ "' as date)" -%}
    {%- set stored = lead_scoring._lead_scoring_rows(
        'select is_backfilled from ' ~ days ~ ' where is_stored and as_of_date = ('
        ~ 'select max(as_of_date) from ' ~ days ~ ' where is_stored and as_of_date'
        ~ ' <= ' ~ date ~ ') and exists (select 1 from ' ~ days
        ~ ' where is_stored and as_of_date >= ' ~ date ~ ')'
    ) -%}
    {%- if not stored -%}
        {{ return(none) }}
    {%- endif -%}
    {{ return({
        'is_backfilled': stored[0].is_backfilled,
        'scores': lead_scoring._lead_scoring_rows(
            'select shown.scorecard_id, scorecards.scorecard_name, shown.score, '
            ~ 'shown.tier from (' ~ lead_scoring._lead_scoring_stored_scores(date)
            ~ ') as shown left join ' ~ ref('stg_lead_scoring__scorecards')
            ~ ' as scorecards on shown.scorecard_id = scorecards.scorecard_id'
            ~ ' where shown.lead_id = ' ~ lead_id ~ ' order by shown.scorecard_id'
        ),
    }) }}
{%- endmacro %}
