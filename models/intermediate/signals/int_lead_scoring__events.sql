-- One narrow row a distinct event: keys instead of texts, so that everything
-- after it is cheap and no address travels further.
with deliveries as (

    select * from {{ ref('stg_lead_scoring__events') }}

),

bot_agents as (

    select * from {{ ref('int_lead_scoring__bot_agents') }}

),

scanner_clicks as (

    select * from {{ ref('int_lead_scoring__scanner_clicks') }}

),

own_staff as (

    select * from {{ ref('stg_lead_scoring__own_staff') }}

),

keyed as (

    select
        deliveries.event_key,
        {{ lead_scoring_key(lead_scoring_signal_columns()) }} as signal_key,
        {%- for kind, column in [
            ('email', 'email'), ('user', 'user_id'), ('visitor', 'visitor_id')
        ] %}
        case
            when deliveries.{{ column }} is not null
                then {{ lead_scoring_key(
                        ["'" ~ kind ~ "'", 'deliveries.' ~ column]
                    ) }}
        end as {{ kind }}_key,
        {%- endfor %}
        deliveries.occurred_at,
        deliveries.known_at,
        {{ lead_scoring_local_day('deliveries.occurred_at') }} as event_day,
        case
            when deliveries.occurred_at is null then 'unreadable time'
            when {{ lead_scoring_is_absurd_time(
                'deliveries.occurred_at', 'deliveries.loaded_at'
            ) }}
                then 'absurd time'
            when deliveries.is_filtered then 'filtered by the sender'
            when bot_agents.user_agent is not null then 'bot agent'
            when scanner_clicks.event_key is not null then 'link scanner'
            when
                staff_domains.value is not null or staff.value is not null
                then 'own staff'
            when
                coalesce(
                    deliveries.email, deliveries.user_id, deliveries.visitor_id
                ) is null
                then 'nobody named'
        end as set_aside_reason
    from deliveries
    left join bot_agents on deliveries.user_agent = bot_agents.user_agent
    left join scanner_clicks on deliveries.event_key = scanner_clicks.event_key
    left join own_staff as staff_domains
        on
            staff_domains.kind = 'email_domain'
            and staff_domains.value
            = {{ dbt.split_part('deliveries.email', "'@'", 2) }}
    left join own_staff as staff
        on
            staff.kind = 'email' and deliveries.email = staff.value

),

repeated as (

    select event_key from keyed
    group by event_key
    having count(*) > 1

),

ranked as (

    -- of several deliveries the first known counts, a usable time before none
    select
        keyed.*,
        row_number() over (
            partition by event_key
            order by
                case when set_aside_reason like '% time' then 1 else 0 end,
                known_at nulls last, occurred_at nulls last, signal_key,
                coalesce(email_key, 0), coalesce(user_key, 0),
                coalesce(visitor_key, 0),
                {{ lead_scoring_sort_text('set_aside_reason') }} nulls last
        ) as delivery
    from keyed
    where event_key in (select repeated.event_key from repeated)

)

select
    event_key,
    coalesce(email_key, user_key, visitor_key) as actor_key,
    signal_key,
    email_key,
    user_key,
    visitor_key,
    occurred_at,
    known_at,
    event_day,
    set_aside_reason
from keyed
where
    not exists (
        select 1 from repeated
        where repeated.event_key = keyed.event_key
    )

union all

select
    event_key,
    coalesce(email_key, user_key, visitor_key) as actor_key,
    signal_key,
    email_key,
    user_key,
    visitor_key,
    occurred_at,
    known_at,
    event_day,
    set_aside_reason
from ranked
where delivery = 1
