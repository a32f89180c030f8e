{#- The user agents of deliveries that are no people. -#}
{% macro _lead_scoring_bot_agents(deliveries) -%}
    select distinct agents.user_agent
    from (select distinct user_agent from {{ deliveries }}) as agents
    inner join {{ ref('stg_lead_scoring__bot_agents') }} as patterns
        on {{ dbt.position('patterns.pattern', 'lower(agents.user_agent)') }} > 0
{%- endmacro %}
