{#- The company of a Marketo lead: Marketo keeps it on the lead, so leads whose
    company has the same name share it. -#}
{% macro _lead_scoring_marketo_company_id() -%}
    'marketo:' || lower({{ lead_scoring.lead_scoring_text('company') }})
{%- endmacro %}
