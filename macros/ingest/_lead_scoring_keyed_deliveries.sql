{#- Deliveries as keys, with the reason why one is set aside.

    Arguments:
        deliveries (str): as stg_lead_scoring__events.
        bot_agents (str): the user agents that are no people. -#}
{% macro _lead_scoring_keyed_deliveries(deliveries, bot_agents) -%}
    {%- set is_click = "deliveries.event_name = 'email_click' and "
        ~ "deliveries.channel = 'email' and deliveries.email is not null and "
        ~ "deliveries.page_url is not null" -%}
    select
        deliveries.event_key,
        {{ lead_scoring.lead_scoring_key(lead_scoring.lead_scoring_signal_columns()) }} as signal_key,
        {%- for kind, column in [
            ('email', 'email'), ('user', 'user_id'), ('visitor', 'visitor_id')
        ] %}
        case
            when deliveries.{{ column }} is not null
                then {{ lead_scoring.lead_scoring_key(
                        ["'" ~ kind ~ "'", 'deliveries.' ~ column]
                    ) }}
        end as {{ kind }}_key,
        {%- endfor %}
        case
            when {{ is_click }}
                then {{ lead_scoring.lead_scoring_key(
                    ['deliveries.email', 'deliveries.campaign']
                ) }}
        end as mail_key,
        case
            when {{ is_click }}
                then {{ lead_scoring.lead_scoring_key(['deliveries.page_url']) }}
        end as link_key,
        deliveries.occurred_at,
        deliveries.known_at,
        {{ lead_scoring.lead_scoring_local_day('deliveries.occurred_at') }} as event_day,
        case
            when deliveries.occurred_at is null then 'unreadable time'
            when {{ lead_scoring.lead_scoring_is_absurd_time(
                'deliveries.occurred_at', 'deliveries.loaded_at'
            ) }}
                then 'absurd time'
            when deliveries.is_filtered then 'filtered by the sender'
            when bot_agents.user_agent is not null then 'bot agent'
            when
                staff_domains.value is not null or staff.value is not null
                then 'own staff'
            when
                coalesce(
                    deliveries.email, deliveries.user_id, deliveries.visitor_id
                ) is null
                then 'nobody named'
        end as set_aside_reason,
        deliveries.channel,
        coalesce(cast(deliveries.loaded_at as date), date '1900-01-01')
            as loaded_day
    from {{ deliveries }} as deliveries
    left join {{ bot_agents }} as bot_agents
        on deliveries.user_agent = bot_agents.user_agent
    left join {{ ref('stg_lead_scoring__own_staff') }} as staff_domains
        on
            staff_domains.kind = 'email_domain'
            and staff_domains.value
            = {{ dbt.split_part('deliveries.email', "'@'", 2) }}
    left join {{ ref('stg_lead_scoring__own_staff') }} as staff
        on
            staff.kind = 'email' and deliveries.email = staff.value

{%- endmacro %}
