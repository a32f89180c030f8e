{% macro lead_scoring_remember_loads() -%}
    {%- set state = lead_scoring._lead_scoring_loads_read(this) -%}
    drop table if exists {{ state }};
    create table {{ state }} as select * from {{ ref('int_lead_scoring__loads') }}
{%- endmacro %}
