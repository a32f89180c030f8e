{#- The days of loading that a model has not read as they are now, by channel:
    [(channel, day), ...]; none: it reads everything. -#}
{% macro _lead_scoring_unread_days() -%}
    {%- set running = flags.WHICH in ['build', 'run', 'retry'] -%}
    {%- if not execute or not running or not is_incremental()
        or lead_scoring._lead_scoring_must_forget() -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set state = lead_scoring._lead_scoring_loads_read(this) -%}
    {%- set days = run_query(
        'select loads.channel, loads.loaded_day from '
        ~ ref('int_lead_scoring__loads').render() ~ ' as loads left join '
        ~ state.render() ~ ' as seen on loads.channel = seen.channel '
        ~ 'and loads.loaded_day = seen.loaded_day '
        ~ 'where seen.deliveries is null or seen.deliveries <> loads.deliveries '
        ~ 'order by loads.channel, loads.loaded_day'
    ) -%}
    {{ return(days.rows) }}
{%- endmacro %}
