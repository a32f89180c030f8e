{#- Scores all leads as of a day, step by step in temporary tables; the last ones
    are `now`, what leads show, and `points_now`, the points by rule.

    Arguments:
        day (str): a date.
        known_then (bool): with what was known by the end of that day only. -#}
{% macro _lead_scoring_backfill_steps(day, known_then) -%}
    {%- set t = 'lead_scoring_backfill_' -%}
    {%- set end_of_day = lead_scoring.lead_scoring_end_of_day('as_of_date') -%}
    {%- set make = lead_scoring._lead_scoring_backfill_table -%}
    {%- do make('dates',
        'select as_of_date, ' ~ end_of_day ~ ' as as_of_at, '
        ~ (end_of_day if known_then else
            "cast('9999-12-31' as " ~ dbt.type_timestamp() ~ ')')
        ~ ' as known_at from (select ' ~ day ~ ' as as_of_date) as days'
    ) -%}
    {%- do make('adjustments', lead_scoring.lead_scoring_adjustments(t ~ 'dates')) -%}
    {%- do make('pairs', lead_scoring.lead_scoring_pairs(
        t ~ 'dates', t ~ 'adjustments'
    )) -%}
    {%- do make('satisfied', lead_scoring.lead_scoring_satisfied_rules(t ~ 'pairs')) -%}
    {%- do make('visible', lead_scoring.lead_scoring_visible_occurrences(
        t ~ 'pairs', t ~ 'satisfied'
    )) -%}
    {%- do make('rule_points',
        'select * from (' ~ lead_scoring.lead_scoring_demographic_points(t ~ 'satisfied')
        ~ ') as demographic union all select * from ('
        ~ lead_scoring.lead_scoring_behavioral_points(t ~ 'visible')
        ~ ') as behavioral union all select * from ('
        ~ lead_scoring.lead_scoring_negative_points(
            t ~ 'pairs', t ~ 'satisfied', t ~ 'visible'
        ) ~ ') as negative'
    ) -%}
    {%- do make('ledger', lead_scoring.lead_scoring_ledger(
        t ~ 'pairs', t ~ 'rule_points', t ~ 'adjustments'
    )) -%}
    {%- do make('scores', lead_scoring.lead_scoring_scores(t ~ 'pairs', t ~ 'ledger')) -%}
    {%- do make('now', lead_scoring._lead_scoring_shown_scores(
        t ~ 'scores', t ~ 'ledger', t ~ 'satisfied'
    )) -%}
    {%- do make('points_now',
        'select lead_key, scorecard_id, rule_id, cast(sum(points) as '
        ~ 'decimal(18, 4)) as points from ' ~ t ~ 'ledger '
        ~ 'where rule_id is not null group by lead_key, scorecard_id, rule_id'
    ) -%}
{%- endmacro %}
