{% macro lead_scoring_try_points(work, cards, cutoff) -%}
    {%- do lead_scoring._lead_scoring_preview_attach(work) -%}
    {%- set rules = 'int_lead_scoring__rules' -%}
    {%- set live = lead_scoring._lead_scoring_preview_live(rules) -%}
    {%- set here = 'lead_scoring_preview.' -%}
    {%- do run_query(
        'create table ' ~ here ~ "cards as from read_json('"
        ~ dbt.escape_single_quotes(cards) ~ "', format = 'newline_delimited', "
        ~ "columns = {card: 'varchar', rules: 'struct(rule_id varchar, "
        ~ "points decimal(18, 4), max_points decimal(18, 4))[]'})"
    ) -%}
    {%- for name in ['pairs', 'satisfied_rules', 'visible_occurrences'] -%}
        {%- do run_query(
            'create table ' ~ here ~ name ~ ' as from '
            ~ ref('int_lead_scoring__evaluation_' ~ name)
            ~ " where as_of_date = date '" ~ cutoff ~ "'"
        ) -%}
    {%- endfor -%}
    {%- set answer = {} -%}
    {%- for row in run_query(
        'select card from ' ~ here ~ 'cards order by card'
    ) -%}
        {%- do lead_scoring._lead_scoring_preview_show(
            rules,
            '(select live.* replace (coalesce(changed.points, live.points) as '
            ~ 'points, coalesce(changed.max_points, live.max_points) as '
            ~ 'max_points) from ' ~ live ~ ' as live left join (select '
            ~ 'unnest(rules, recursive := true) from ' ~ here
            ~ "cards where card = '" ~ row[0]
            ~ "') as changed on live.rule_id = changed.rule_id)"
        ) -%}
        {%- do answer.update({row[0]: lead_scoring._lead_scoring_rows(
            lead_scoring._lead_scoring_tried_scores(
                here ~ 'pairs', here ~ 'satisfied_rules',
                here ~ 'visible_occurrences'
            )
        )}) -%}
    {%- endfor -%}
    {%- do lead_scoring._lead_scoring_answer(answer) -%}
{%- endmacro %}
