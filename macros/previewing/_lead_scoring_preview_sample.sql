{#- Makes the refs of what is large show the leads of the sample only. -#}
{% macro _lead_scoring_preview_sample(share) -%}
    {%- for name in ['int_lead_scoring__occurrences', 'int_lead_scoring__lead_values']
        if share > 1 -%}
        {%- set sample = 'lead_scoring_preview.sample_' ~ name -%}
        {%- do run_query(
            'create table ' ~ sample ~ ' as from ' ~ ref(name)
            ~ ' where lead_key % ' ~ share ~ ' = 0'
        ) -%}
        {%- do lead_scoring._lead_scoring_preview_show(name, sample) -%}
    {%- endfor -%}
{%- endmacro %}
