{% macro lead_scoring_raw_tables(name, extra_columns=[]) -%}
    {%- set adapters = lead_scoring._lead_scoring_adapters() -%}
    {%- set parts = [] -%}
    {%- for source_name in lead_scoring._lead_scoring_sources() -%}
        {%- if source_name == 'raw' -%}
            {%- do parts.append(
                lead_scoring.lead_scoring_raw_table(name, extra_columns)
            ) -%}
        {%- elif name in adapters[source_name] -%}
            {%- do parts.append(lead_scoring.lead_scoring_raw_table(
                name, extra_columns,
                ref('base_lead_scoring__' ~ source_name ~ '_' ~ name),
            )) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if name == 'crm_leads' and not parts -%}
        {{ exceptions.raise_compiler_error(
            'The var lead_scoring_sources names no source of leads: add raw, '
            ~ 'hubspot, salesforce or marketo.'
        ) }}
    {%- endif -%}
    {{ parts | join('\n\nunion all\n\n')
        or lead_scoring._lead_scoring_no_raw_rows(name) }}
{%- endmacro %}
