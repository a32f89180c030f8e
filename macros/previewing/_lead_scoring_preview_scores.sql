{#- The proposed ledger, scores and disqualifications of all leads: those of the
    leads that moved are computed, the others are those of the live build. -#}
{% macro _lead_scoring_preview_scores(changed) -%}
    {%- set live = lead_scoring._lead_scoring_preview_live -%}
    {%- set pairs = ref('int_lead_scoring__pairs') | string -%}
    {%- set is_moved = 'lead_key in (from lead_scoring_preview.moved)' -%}
    {%- do run_query(
        'create table lead_scoring_preview.pairs_moved as from ' ~ pairs
        ~ ' where ' ~ is_moved
    ) -%}
    {%- do run_query(
        'create table lead_scoring_preview.points_moved as '
        ~ 'from ' ~ live('int_lead_scoring__rule_points')
        ~ ' where rule_id not in (from lead_scoring_preview.changed_rules) and '
        ~ is_moved ~ ' union all from lead_scoring_preview.points_new where '
        ~ is_moved
    ) -%}
    {%- do run_query(
        'create table lead_scoring_preview.ledger_moved as '
        ~ lead_scoring.lead_scoring_ledger(
            'lead_scoring_preview.pairs_moved',
            'lead_scoring_preview.points_moved',
            ref('int_lead_scoring__adjustments') | string,
        )
    ) -%}
    {%- do run_query(
        'create view lead_scoring_preview.ledger as from '
        ~ live('int_lead_scoring__ledger') ~ ' where not (' ~ is_moved
        ~ ') union all from lead_scoring_preview.ledger_moved'
    ) -%}
    {#- other limits of tiers put any lead elsewhere -#}
    {%- set all_differ = 'stg_lead_scoring__tiers' in changed.values() -%}
    {%- do run_query(
        'create table lead_scoring_preview.scores as '
        ~ ('' if all_differ else 'select * from '
            ~ live('int_lead_scoring__scores') ~ ' where not (' ~ is_moved
            ~ ') union all select * from (')
        ~ lead_scoring.lead_scoring_scores(
            pairs if all_differ else 'lead_scoring_preview.pairs_moved',
            'lead_scoring_preview.'
            ~ ('ledger' if all_differ else 'ledger_moved'),
        )
        ~ ('' if all_differ else ')')
    ) -%}
    {%- do run_query(
        'create view lead_scoring_preview.satisfied as from '
        ~ live('int_lead_scoring__satisfied_rules')
        ~ ' where rule_id not in (from lead_scoring_preview.changed_rules) '
        ~ 'union all from lead_scoring_preview.satisfied_new'
    ) -%}
    {%- do run_query(
        'create table lead_scoring_preview.disqualifications as '
        ~ lead_scoring.lead_scoring_disqualifications(
            'lead_scoring_preview.satisfied'
        )
    ) -%}
{%- endmacro %}
