{% macro lead_scoring_preview(work, seeds, most=10, sample=5000, keep=false) -%}
    {%- do lead_scoring._lead_scoring_preview_attach(work) -%}
    {%- set refusal = lead_scoring._lead_scoring_preview_refusal() -%}
    {%- set answer = {'refusal': refusal} if refusal else
        lead_scoring._lead_scoring_preview_answer(seeds, most, sample) -%}
    {%- if keep and not refusal -%}
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
