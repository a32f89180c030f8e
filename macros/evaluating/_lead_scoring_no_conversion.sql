{#- What was looked for where no conversion is known at all, in words; null where
    there is one. -#}
{% macro _lead_scoring_no_conversion() -%}
    {%- set kind = lead_scoring._lead_scoring_outcome() -%}
    {%- set name = dbt.escape_single_quotes(
        var('lead_scoring_conversion')[kind] | string
        if var('lead_scoring_conversion') is mapping else ''
    ) -%}
    {%- set said = {
        'opportunity': 'No lead has a won opportunity in crm_opportunities',
        'event': 'No event "' ~ name ~ '" is of a lead',
        'stage': 'crm_lead_history has no change to the stage "' ~ name ~ '"',
        'attribute': 'No lead has a past date in the attribute "'
            ~ name ~ '"',
    }[kind] ~ ', which would be a conversion' -%}
    case
        when exists (select 1 from {{ ref('int_lead_scoring__conversions') }})
            then null
        {%- if kind == 'event' %}
        when not exists (
                select 1 from {{ ref('int_lead_scoring__signals') }} as signals
                where lower(signals.event_name) = lower('{{ name }}')
            )
            then 'No event named "{{ name }}" was ever seen, which would be a '
                || 'conversion'
        {%- endif %}
        else '{{ said }}'
    end
{%- endmacro %}
