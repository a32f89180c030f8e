{{ config(enabled='hubspot' in var('lead_scoring_sources')) }}

{#- What HubSpot's types are called here. -#}
{%- set names = {
    'SENT': 'email_sent',
    'DELIVERED': 'email_delivered',
    'OPEN': 'email_open',
    'CLICK': 'email_click',
    'BOUNCE': 'email_bounce',
    'SPAMREPORT': 'email_spam_report',
    'STATUSCHANGE': 'status_change',
} %}

with events as (

    {{ lead_scoring_source_table('hubspot', 'email_event') | indent(4) }}

),

clicks as (

    {{ lead_scoring_source_table('hubspot', 'email_event_click') | indent(4) }}

),

opens as (

    {{ lead_scoring_source_table('hubspot', 'email_event_open') | indent(4) }}

),

status_changes as (

    {{ lead_scoring_source_table(
        'hubspot', 'email_event_status_change'
    ) | indent(4) }}

),

campaigns as (

    {{ lead_scoring_source_table('hubspot', 'email_campaign') | indent(4) }}

),

-- one join for all kinds
details as (

    select
        id,
        url,
        user_agent,
        cast(null as {{ dbt.type_string() }}) as event_name
    from clicks

    union all

    select
        id,
        cast(null as {{ dbt.type_string() }}) as url,
        user_agent,
        cast(null as {{ dbt.type_string() }}) as event_name
    from opens

    union all

    select
        id,
        cast(null as {{ dbt.type_string() }}) as url,
        cast(null as {{ dbt.type_string() }}) as user_agent,
        'email_unsubscribe' as event_name
    from status_changes
    -- from all mail, or from one kind of it
    where
        portal_subscription_status = 'UNSUBSCRIBED'
        or subscriptions like '%"UNSUBSCRIBED"%'

)

select
    'hubspot' as source_system,
    coalesce(events._fivetran_synced, events.created) as loaded_at,
    -- when it arrived is moved by each new sync of the table
    events.created as known_at,
    events.id as event_id,
    coalesce(
        details.event_name,
        case events.type
            {%- for type, name in names.items() %}
            when '{{ type }}' then '{{ name }}'
            {%- endfor %}
            else lower(events.type)
        end
    ) as event_name,
    -- the only link to the contact
    events.recipient as email,
    details.url as page_url,
    coalesce(campaigns.name, campaigns.subject) as campaign,
    details.user_agent,
    events.filtered_event as is_filtered,
    events.created as occurred_at
from events
left join details on events.id = details.id
left join campaigns on events.email_campaign_id = campaigns.id
-- an open is told again with its length, and the first one made obsolete
where events.obsoleted_by_id is null
