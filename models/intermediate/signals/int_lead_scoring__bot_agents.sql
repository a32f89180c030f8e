with agents as (

    select distinct user_agent from {{ ref('stg_lead_scoring__events') }}
    where user_agent is not null

),

patterns as (

    select * from {{ ref('stg_lead_scoring__bot_agents') }}

)

select
    agents.user_agent,
    min({{ lead_scoring_sort_text('patterns.reason') }}) as reason
from agents
inner join patterns
    on {{ dbt.position('patterns.pattern', 'lower(agents.user_agent)') }} > 0
group by agents.user_agent
