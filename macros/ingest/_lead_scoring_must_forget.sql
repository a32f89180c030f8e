{#- Whether what a model has read no longer holds: rows are gone from the raw
    tables, others in their place or not, or what decides how they are read has changed. -#}
{% macro _lead_scoring_must_forget() -%}
    {%- set state = load_relation(lead_scoring._lead_scoring_loads_read(this)) -%}
    {%- if state is none -%}{{ return(true) }}{%- endif -%}
    {#- kept by another version of this package -#}
    {%- if adapter.get_columns_in_relation(state) | map(attribute='name') | list
        != adapter.get_columns_in_relation(ref('int_lead_scoring__loads'))
            | map(attribute='name') | list -%}
        {{ return(true) }}
    {%- endif -%}
    {%- set stale = run_query(
        'select 1 from ' ~ state.render() ~ ' as seen left join '
        ~ ref('int_lead_scoring__loads').render() ~ ' as loads '
        ~ 'on seen.channel = loads.channel and seen.loaded_day = loads.loaded_day '
        ~ 'where loads.deliveries is null or loads.deliveries < seen.deliveries '
        ~ 'or (loads.deliveries = seen.deliveries and loads.seconds <> seen.seconds)'
        ~ ' or loads.settings_hash <> seen.settings_hash limit 1'
    ) -%}
    {{ return(stale.rows | length > 0) }}
{%- endmacro %}
