{#- The days of loading that a model must read, by channel: [(channel, day), ...];
    none: it reads everything. Those whose number of deliveries has changed, and
    the newest, of which connectors fill some columns later. -#}
{% macro _lead_scoring_unread_days() -%}
    {%- set running = flags.WHICH in ['build', 'run', 'retry'] -%}
    {%- if not execute or not running or not is_incremental()
        or lead_scoring._lead_scoring_must_forget() -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set loads = ref('int_lead_scoring__loads').render() -%}
    {%- set days = run_query(
        'select loads.channel, loads.loaded_day from ' ~ loads ~ ' as loads '
        ~ 'inner join (select channel, max(loaded_day) as newest_day from '
        ~ loads ~ ' group by channel) as channels '
        ~ 'on loads.channel = channels.channel left join '
        ~ lead_scoring._lead_scoring_loads_read(this).render() ~ ' as seen '
        ~ 'on loads.channel = seen.channel and loads.loaded_day = seen.loaded_day '
        ~ 'where seen.deliveries is null or seen.deliveries <> loads.deliveries '
        ~ 'or loads.loaded_day > ' ~ dbt.dateadd(
            'day', -(var('lead_scoring_reread_days') | int), 'channels.newest_day'
        ) ~ ' order by loads.channel, loads.loaded_day'
    ) -%}
    {{ return(days.rows) }}
{%- endmacro %}
