{#- What the changed rules give to leads, as `points_new`; what their attributes
    satisfy, as `satisfied_new`. The rules that did not change are kept out of the
    way of the scoring macros meanwhile. -#}
{% macro _lead_scoring_preview_points(changed) -%}
    {%- set of_changed = 'rule_id in (from lead_scoring_preview.changed_rules)' -%}
    {%- set rules = 'int_lead_scoring__rules' -%}
    {%- set signals = 'int_lead_scoring__scored_signals' -%}
    {%- set pairs = ref('int_lead_scoring__pairs') | string -%}
    {%- set here = {} -%}
    {%- for name in [rules, signals] -%}
        {%- do here.update({
            name: 'lead_scoring_preview.' ~ name if name in changed.values()
                else lead_scoring._lead_scoring_preview_live(name)
        }) -%}
    {%- endfor -%}
    {%- do lead_scoring._lead_scoring_preview_show(rules, here[rules], of_changed) -%}
    {%- do lead_scoring._lead_scoring_preview_show(
        signals, here[signals], of_changed ~ " or (effect = 'engages' and exists ("
        ~ 'select 1 from ' ~ ref(rules) ~ " where kind = 'inactivity'))"
    ) -%}
    {%- set satisfied, visible, points = (
        'lead_scoring_preview.satisfied_new',
        'lead_scoring_preview.visible_new',
        'lead_scoring_preview.points_new',
    ) -%}
    {%- do run_query(
        'create table ' ~ satisfied ~ ' as '
        ~ lead_scoring.lead_scoring_satisfied_rules(pairs)
    ) -%}
    {%- do run_query(
        'create table ' ~ visible ~ ' as '
        ~ lead_scoring.lead_scoring_visible_occurrences(pairs, satisfied)
    ) -%}
    {%- do run_query(
        'create table ' ~ points ~ ' as select * from ('
        ~ lead_scoring.lead_scoring_demographic_points(satisfied)
        ~ ') union all select * from ('
        ~ lead_scoring.lead_scoring_behavioral_points(visible)
        ~ ') union all select * from ('
        ~ lead_scoring.lead_scoring_negative_points(pairs, satisfied, visible) ~ ')'
    ) -%}
    {%- do lead_scoring._lead_scoring_preview_show(rules, here[rules]) -%}
    {%- do lead_scoring._lead_scoring_preview_show(signals, here[signals]) -%}
{%- endmacro %}
