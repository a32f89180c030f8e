with survivors as (

    select * from {{ ref('int_lead_scoring__survivors') }}

),

people as (

    select
        {{ lead_scoring_key(["'email'", 'email']) }} as actor_key,
        lead_key,
        date '1900-01-01' as after_day,
        date '9999-12-31' as until_day,
        known_from,
        known_to
    from {{ ref('int_lead_scoring__address_owners') }}

    union all

    select
        actor_key,
        lead_key,
        date '1900-01-01' as after_day,
        date '9999-12-31' as until_day,
        timestamp '1900-01-01' as known_from,
        timestamp '9999-12-31' as known_to
    from {{ ref('int_lead_scoring__user_owners') }}

),

identities as (

    select * from {{ ref('int_lead_scoring__actor_identities') }} as links
    where
        not exists (
            select 1 from people
            where people.actor_key = links.actor_key
        )

),

recognised as (

    {{ _lead_scoring_follow_identities('identities', 'people') | indent(4) }}

),

recognised_by_user as (

    {{ _lead_scoring_follow_identities(
        'identities', 'recognised'
    ) | indent(4) }}

),

actors as (

    select * from people

    union all

    select * from recognised

    union all

    select * from recognised_by_user

),

surviving as (

    select
        actors.actor_key,
        survivors.survivor_key as lead_key,
        actors.after_day,
        actors.until_day,
        greatest(actors.known_from, survivors.known_from) as known_from,
        least(actors.known_to, survivors.known_to) as known_to
    from actors
    inner join survivors
        on
            actors.lead_key = survivors.lead_key
            and actors.known_from < survivors.known_to
            and actors.known_to > survivors.known_from

)

{{ _lead_scoring_joined_ranges(
    'surviving', ['actor_key', 'lead_key', 'after_day', 'until_day']
) }}
