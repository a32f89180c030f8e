{#- The user agents in the raw events that are no people.

    Arguments:
        is_unread (str): which deliveries to look at. -#}
{% macro _lead_scoring_bot_agents(is_unread) -%}
    select distinct agents.user_agent
    from (
        select distinct user_agent
        from {{ ref('stg_lead_scoring__events') }}
        where {{ is_unread }}
    ) as agents
    inner join {{ ref('stg_lead_scoring__bot_agents') }} as patterns
        on {{ dbt.position('patterns.pattern', 'lower(agents.user_agent)') }} > 0
{%- endmacro %}
