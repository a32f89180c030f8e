{#- Which day the latest build replayed, as _lead_scoring_replayed says; none too
    where there is no history to tell by. Not for hooks, which can't use ref(). -#}
{% macro _lead_scoring_found_replay() -%}
    {%- set tables = [
        ref('lead_scorecard_scores'), ref('int_lead_scoring__as_of'),
        ref('int_lead_scoring__score_days'),
    ] -%}
    {%- for table in tables if load_relation(table) is none -%}
        {{ return(none) }}
    {%- endfor -%}
    {{ return(lead_scoring._lead_scoring_replayed(*tables)) }}
{%- endmacro %}
