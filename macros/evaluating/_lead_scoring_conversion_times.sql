{#- When records converted, as the var lead_scoring_conversion says: a select of
    lead_key and converted_at, several rows a record perhaps. -#}
{% macro _lead_scoring_conversion_times() -%}
    {%- set by = var('lead_scoring_conversion') or {'opportunity': 'won'} -%}
    {%- set kind = lead_scoring._lead_scoring_outcome() -%}
    {%- set name = dbt.escape_single_quotes(
        by[kind] | string | lower if kind else ''
    ) -%}
    {%- if kind == 'opportunity' -%}
        select
            records.lead_key,
            deals.closed_at as converted_at
        from (
            select
                *,
                row_number() over (
                    partition by opportunity_id
                    order by
                        loaded_at desc nulls last, closed_at desc nulls last
                ) as load_rank
            from {{ ref('stg_lead_scoring__crm_opportunities') }}
        ) as deals
        inner join {{ ref('int_lead_scoring__crm_records') }} as records
            on deals.lead_id = records.lead_id
        where deals.load_rank = 1 and deals.is_won
    {%- elif kind == 'event' -%}
        select
            actor_leads.lead_key,
            events.occurred_at as converted_at
        from {{ ref('int_lead_scoring__events') }} as events
        inner join {{ ref('int_lead_scoring__signals') }} as signals
            on events.signal_key = signals.signal_key
        inner join {{ ref('int_lead_scoring__actor_leads') }} as actor_leads
            on
                events.actor_key = actor_leads.actor_key
                and events.event_day > actor_leads.after_day
                and events.event_day <= actor_leads.until_day
                and actor_leads.known_to = timestamp '9999-12-31'
        where
            events.set_aside_reason is null
            and lower(signals.event_name) = '{{ name }}'
    {%- elif kind == 'stage' -%}
        select
            lead_key,
            changed_at as converted_at
        from {{ ref('stg_lead_scoring__crm_lead_history') }}
        where
            attribute = 'lifecycle_stage'
            and lower(new_value) = '{{ name }}'
    {%- elif kind == 'attribute' and by[kind] in
        lead_scoring._lead_scoring_listed('lead_scoring_lead_attributes') -%}
        select
            lead_key,
            {{ lead_scoring.lead_scoring_read_timestamp(by[kind]) }}
                as converted_at
        from {{ ref('int_lead_scoring__crm_records') }}
    {%- else -%}
        {{ exceptions.raise_compiler_error(
            'The var lead_scoring_conversion is "' ~ by ~ '"; leave it empty or '
            ~ 'write {event: name}, {stage: name} or {attribute: name}, with an '
            ~ 'attribute of lead_scoring_lead_attributes.'
        ) }}
    {%- endif -%}
{%- endmacro %}
