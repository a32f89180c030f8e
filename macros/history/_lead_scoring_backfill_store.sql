{#- Stores a scored day, whole or not at all: its changes, those of the stored day
    after it, which now has another day before it, and, before the newest day,
    what the next build compares with.

    Arguments:
        day, next_day (str): the day and the next stored one, as dates.
        is_newest (bool): no stored day follows the next one.
        has_points (bool): the points by rule of the day before are known.
        known_at (str): when the newest thing was known that counts. -#}
{% macro _lead_scoring_backfill_store(
    day, next_day, is_newest, has_points, known_at
) -%}
    {%- set t = 'lead_scoring_backfill_' -%}
    {%- set changes = ref('int_lead_scoring__score_changes') -%}
    {%- set no_moves = 'select lead_id, scorecard_id, cast(null as '
        ~ dbt.type_string() ~ ') as moved_by from ' ~ t ~ 'now where 1 = 0' -%}
    {%- set columns = ['lead_id', 'scorecard_id', 'as_of_date', 'is_scored']
        + lead_scoring._lead_scoring_shown() + [
            'top_reasons', 'score_before', 'tier_before', 'was_sales_ready',
            'is_by_rules', 'moved_by',
        ] -%}
    {%- set moves_of_next %}
    {%- if is_newest -%}
        {{ lead_scoring._lead_scoring_score_moves(
            t ~ 'next', t ~ 'now', t ~ 'points_next', t ~ 'points_now'
        ) }}
    {%- else -%}
        select stored.lead_id, stored.scorecard_id, stored.moved_by
        from {{ t }}next_moves as stored
        inner join {{ t }}now as now_scores
            on
                stored.lead_id = now_scores.lead_id
                and stored.scorecard_id = now_scores.scorecard_id
                and stored.tier_before = now_scores.tier
    {%- endif -%}
    {%- endset -%}

    delete from {{ changes }} where as_of_date = {{ next_day }};
    {% for changed_on, now, before, moves in [
        (day, t ~ 'now', t ~ 'before', lead_scoring._lead_scoring_score_moves(
            t ~ 'now', t ~ 'before', t ~ 'points_now', t ~ 'points_before'
        ) if has_points else no_moves),
        (next_day, t ~ 'next', t ~ 'now', moves_of_next),
    ] -%}
    insert into {{ changes }} ({{ columns | join(', ') }})
    select {{ columns | join(', ') }}
    from (
        {{ lead_scoring._lead_scoring_score_changes(
            changed_on, now, before, '(' ~ moves ~ ')'
        ) }}
    ) as day_changes;
    {% endfor -%}

    insert into {{ ref('int_lead_scoring__score_days') }} (
        as_of_date, rule_set_hash, newest_known_at, leads, is_backfilled, is_stored
    )
    select
        {{ day }},
        (select rule_set_hash from {{ ref('int_lead_scoring__rule_set') }}),
        {{ known_at }},
        count(*),
        true,
        true
    from {{ t }}now as now_scores
    inner join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
        on
            now_scores.scorecard_id = scorecards.scorecard_id
            and scorecards.is_primary;

    {% if is_newest -%}
    {% for relation, columns, rows in [
        (
            ref('int_lead_scoring__day_scores'),
            ['lead_id', 'scorecard_id'] + lead_scoring._lead_scoring_shown()
            + ['top_reasons'],
            'now',
        ),
        (
            ref('int_lead_scoring__day_points'),
            ['lead_key', 'scorecard_id', 'rule_id', 'points'],
            'points_now',
        ),
    ] -%}
    delete from {{ relation }} where as_of_date < {{ next_day }};
    insert into {{ relation }} (as_of_date, {{ columns | join(', ') }})
    select {{ day }}, {{ columns | join(', ') }} from {{ t }}{{ rows }};
    {% endfor -%}
    {%- endif %}
    -- dbt has a transaction open, before and after
    commit;
    begin
{%- endmacro %}
