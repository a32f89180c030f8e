{#- Answers ./scripts/explain: who is meant, and the lead's score, ledger, tiers
    and what almost fired. -#}
{% macro lead_scoring_explain(lead, day=none) -%}
    {%- if load_relation(ref('lead_scorecard_scores')) is none -%}
        {%- do lead_scoring._lead_scoring_answer({'is_built': false}) -%}
        {{ return('') }}
    {%- endif -%}
    {%- set text = "'" ~ dbt.escape_single_quotes(lead) ~ "'" -%}
    {%- set found = lead_scoring._lead_scoring_rows(
        'with dates as (' ~ lead_scoring._lead_scoring_explained_day(day)
        ~ ') select * from ('
        ~ lead_scoring._lead_scoring_find_lead(text, 'dates')
        ~ ') as found'
    ) -%}
    {%- set answer = {'is_built': true, 'found': found} -%}
    {%- if load_relation(ref('lead_scores')) is not none -%}
        {%- set built = lead_scoring._lead_scoring_rows(
            'select max(rule_set_hash) as rules from ' ~ ref('lead_scores')
        ) -%}
        {%- do answer.update({'rule_set_hash': built[0].rules}) -%}
    {%- endif -%}
    {%- if not found -%}
        {%- do answer.update({'nearest': lead_scoring._lead_scoring_rows(
            lead_scoring._lead_scoring_nearest_leads(text)
        )}) -%}
    {%- else -%}
        {%- set lead_id = "'" ~ dbt.escape_single_quotes(found[0].lead_id) ~ "'" -%}
        {%- set steps = lead_scoring._lead_scoring_one_lead(
            found[0].lead_key, lead_id, day
        ) -%}
        {%- for name, query in lead_scoring._lead_scoring_explained(
            found[0].lead_key
        ).items() -%}
            {%- do answer.update({
                name: lead_scoring._lead_scoring_rows(steps ~ query)
            }) -%}
        {%- endfor -%}
        {%- if day -%}
            {%- do answer.update({
                'shown_then': lead_scoring._lead_scoring_shown_then(lead_id, day)
            }) -%}
        {%- endif -%}
    {%- endif -%}
    {%- do lead_scoring._lead_scoring_answer(answer) -%}
{%- endmacro %}
