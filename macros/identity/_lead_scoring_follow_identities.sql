{#- The leads of actors whose identity is another actor with leads, where days
    and times known overlap.

    Arguments:
        identities (str): actors and their identity_key by days and times known.
        leads (str): actors and their lead_key by days and times known. -#}
{% macro _lead_scoring_follow_identities(identities, leads) -%}
    select
        identities.actor_key,
        leads.lead_key,
        greatest(identities.after_day, leads.after_day) as after_day,
        least(identities.until_day, leads.until_day) as until_day,
        greatest(identities.known_from, leads.known_from) as known_from,
        least(identities.known_to, leads.known_to) as known_to
    from {{ identities }} as identities
    inner join {{ leads }} as leads
        on
            identities.identity_key = leads.actor_key
            and identities.after_day < leads.until_day
            and identities.until_day > leads.after_day
            and identities.known_from < leads.known_to
            and identities.known_to > leads.known_from
{%- endmacro %}
