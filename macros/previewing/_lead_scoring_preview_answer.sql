{#- Scores the leads by the proposed seeds, and returns what there is to tell.

    Arguments:
        seeds (str): the folder of the proposed seeds.
        most (int), sample (int): as of lead_scoring_preview. -#}
{% macro _lead_scoring_preview_answer(seeds, most, sample) -%}
    {%- set answer = {
        'live': lead_scoring._lead_scoring_described_rules(),
        'replayed': lead_scoring._lead_scoring_found_replay(),
    } -%}
    {%- set changed = lead_scoring._lead_scoring_preview_read_seeds(seeds) -%}
    {%- do answer.update({'seeds': changed.values() | list}) -%}
    {%- do lead_scoring._lead_scoring_preview_rebuild(changed) -%}
    {%- do answer.update({
        'proposed': lead_scoring._lead_scoring_described_rules(),
        'as_of': lead_scoring._lead_scoring_rows(
            'select * from ' ~ ref('int_lead_scoring__as_of')
        )[0],
    }) -%}
    {%- do run_query(lead_scoring._lead_scoring_preview_changed_rules(changed)) -%}
    {%- do lead_scoring._lead_scoring_preview_points(changed) -%}
    {%- do run_query(lead_scoring._lead_scoring_preview_moved(changed)) -%}
    {%- do lead_scoring._lead_scoring_preview_scores(changed) -%}
    {%- do run_query(lead_scoring._lead_scoring_preview_compared()) -%}
    {%- for name, query in
        lead_scoring._lead_scoring_preview_figures(most).items() -%}
        {%- do answer.update({name: lead_scoring._lead_scoring_rows(query)}) -%}
    {%- endfor -%}
    {%- set leads = run_query(
        'select count(distinct lead_key) from lead_scoring_preview.compared'
    )[0][0] -%}
    {%- set share = [leads // sample, 1] | max -%}
    {%- do answer.update({'leads': leads, 'share': share}) -%}
    {%- do lead_scoring._lead_scoring_preview_sample(share) -%}
    {%- for side in ['handoffs_after', 'handoffs_before'] -%}
        {%- do lead_scoring._lead_scoring_preview_side(
            changed, is_live=side == 'handoffs_before'
        ) -%}
        {%- do answer.update({side: lead_scoring._lead_scoring_rows(
            lead_scoring._lead_scoring_preview_handoffs(share)
        )}) -%}
    {%- endfor -%}
    {{ return(answer) }}
{%- endmacro %}
