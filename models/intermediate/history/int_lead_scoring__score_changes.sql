-- The history of all scores, the only place where it is kept. A row stands
-- where a lead shows something else than on the stored day before.
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    full_refresh=false,
    on_schema_change='append_new_columns',
    pre_hook='{{ lead_scoring_forget_days() }}',
    post_hook='{{ lead_scoring_mark_days_stored() }}',
) }}

with new_days as (

    select as_of_date from {{ ref('int_lead_scoring__score_days') }}
    where not is_stored

),

{% for name, relation in {
    'scores': ref('int_lead_scoring__day_scores'),
    'points': ref('int_lead_scoring__day_points'),
}.items() -%}
{{ name }}_now as (

    select * from {{ relation }}
    where as_of_date in (select new_days.as_of_date from new_days)

),

{{ name }}_before as (

    select * from {{ relation }}
    where as_of_date < (select max(new_days.as_of_date) from new_days)

),

{% endfor -%}
moves as (

    {{ _lead_scoring_score_moves(
        'scores_now', 'scores_before', 'points_now', 'points_before'
    ) | indent(4) }}

),

score_changes as (

    {{ _lead_scoring_score_changes(
        '(select max(new_days.as_of_date) from new_days)',
        'scores_now', 'scores_before', 'moves',
    ) | indent(4) }}

)

select * from score_changes
