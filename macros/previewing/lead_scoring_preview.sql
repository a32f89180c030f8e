{% macro lead_scoring_preview(work, seeds, most=10, sample=10000, keep=false) -%}
    {%- if target.type != 'duckdb' -%}
        {{ exceptions.raise_compiler_error(
            'A preview is for DuckDB: on another engine, build the proposed rules '
            ~ 'into a schema of their own and compare lead_scores.'
        ) }}
    {%- endif -%}
    {%- set answer = {} -%}
    {%- do lead_scoring._lead_scoring_preview_attach(work) -%}
    {%- do lead_scoring._lead_scoring_preview_refuse_old() -%}
    {%- do answer.update({
        'live': lead_scoring._lead_scoring_described_rules()
    }) -%}
    {%- set changed = lead_scoring._lead_scoring_preview_read_seeds(seeds) -%}
    {%- set seeds_changed = changed.values() | list -%}
    {%- do lead_scoring._lead_scoring_preview_rebuild(changed) -%}
    {%- do answer.update({
        'proposed': lead_scoring._lead_scoring_described_rules(),
        'changed': changed.values() | list,
        'seeds': seeds_changed,
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
    {%- do answer.update({'handoffs_after': lead_scoring._lead_scoring_rows(
        lead_scoring._lead_scoring_preview_handoffs(share)
    )}) -%}
    {%- do lead_scoring._lead_scoring_preview_side(changed, is_live=true) -%}
    {%- do answer.update({'handoffs_before': lead_scoring._lead_scoring_rows(
        lead_scoring._lead_scoring_preview_handoffs(share)
    )}) -%}
    {%- if keep -%}
        {%- do run_query(
            'create table lead_scoring_preview.leads as '
            ~ 'select leads.lead_id, compared.* exclude (lead_key) '
            ~ 'from lead_scoring_preview.compared as compared inner join '
            ~ ref('int_lead_scoring__leads') ~ ' as leads using (lead_key)'
        ) -%}
        {%- do run_query('commit') -%}
    {%- endif -%}
    {%- do lead_scoring._lead_scoring_answer(answer) -%}
{%- endmacro %}
